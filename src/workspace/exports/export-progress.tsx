import "@mantine/core/styles/Progress.css";
import { Button, Progress } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import classes from "./export-progress.module.css";
import type { ExportState, RunningExport } from "./running-export.ts";

/** How far an export is, on whatever page one is meanwhile; then how it ended. */
export function ExportProgress({
  running,
  onRetry,
  onClose,
}: {
  running: RunningExport;
  onRetry: () => void;
  onClose: () => void;
}) {
  const state = useSyncExternalStore(running.subscribe, running.get);
  return (
    <div className={classes.progress} data-step={state.step}>
      <strong>{headings[state.step]}</strong>
      <span className={classes.name}>{running.fileName}</span>
      {state.step === "running" ? <Bar state={state} /> : <Outcome state={state} />}
      <div className={classes.actions}>
        {state.step === "running" ? (
          <Button variant="default" onClick={() => running.cancel()}>
            Cancel export
          </Button>
        ) : (
          <>
            {state.step === "failed" ? <Button onClick={onRetry}>Start again</Button> : null}
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

const headings: Record<ExportState["step"], string> = {
  running: "Exporting",
  done: "Exported",
  cancelled: "Export cancelled",
  failed: "The export is incomplete",
};

function Bar({ state: { rows, total } }: { state: Extract<ExportState, { step: "running" }> }) {
  const percent = total === 0 ? 100 : (rows / total) * 100;
  return (
    <>
      <Progress
        value={percent}
        size="sm"
        transitionDuration={140}
        aria-label="Rows exported"
        // A screen reader is told when it begins and ends, not of every row.
        aria-live="off"
      />
      <span aria-live="off">
        {formatCount(rows)} of {formatQuantity(total, "row")}. You can go on working; keep this tab
        open.
      </span>
    </>
  );
}

function Outcome({ state }: { state: Exclude<ExportState, { step: "running" }> }) {
  switch (state.step) {
    case "done": {
      const { rows, left_out: leftOut, cut_cells: cutCells } = state.summary;
      return (
        <span>
          {formatQuantity(rows, "row")}, complete.
          {leftOut > 0
            ? ` ${formatQuantity(leftOut, "row was", "rows were")} deleted while it was written.`
            : ""}
          {cutCells > 0
            ? ` ${formatQuantity(cutCells, "text is", "texts are")} longer than a cell takes and ${cutCells === 1 ? "ends" : "end"} in “…”; CSV holds the whole.`
            : ""}
        </span>
      );
    }
    case "cancelled":
      return <span>No file was kept.</span>;
    case "failed":
      return (
        <span>
          {state.reason} It stopped after {formatCount(state.rows)} of{" "}
          {formatQuantity(state.total, "row")}, and no part of it was kept. Your data is as it was.
          {state.requestId === undefined ? null : <code> Request {state.requestId}</code>}
        </span>
      );
  }
}
