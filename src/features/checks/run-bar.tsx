import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { CheckRun, ChecksSummary, Coverage } from "../../../contract/checks.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { Time } from "../../components/ui/time.tsx";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import { cancelRun } from "./queries.ts";
import classes from "./run-bar.module.css";

/** When the findings are from and what was looked at; while a run is under way, how far it is. */
export function RunBar({ summary }: { summary: ChecksSummary }) {
  const { shown, latest } = summary;
  return (
    <div className={classes.bar} role="status">
      {latest?.status === "running" ? (
        <Progress run={latest} />
      ) : latest && latest.id !== shown?.id ? (
        <p className={classes.warning}>
          {cutShortWords(latest)}{" "}
          {shown ? (
            <>
              The findings are those of the run before, <Time unixSeconds={shown.started_at} />.
            </>
          ) : null}
        </p>
      ) : null}
      {shown && latest?.status !== "running" ? <Shown run={shown} /> : null}
      {summary.schema_changed ? (
        <p className={classes.warning}>
          Object types or attributes changed since. Run the checks again to see what that did.
        </p>
      ) : null}
    </div>
  );
}

function Shown({ run }: { run: CheckRun }) {
  if (run.status === "cut_short")
    return (
      <p className={classes.warning}>{cutShortWords(run)} What it did not reach is unknown.</p>
    );
  return (
    <p>
      Last run <Time unixSeconds={run.started_at} />, complete: {coverageWords(run.covered)}.
    </p>
  );
}

function Progress({ run: { id, covered, total } }: { run: CheckRun }) {
  const cancel = useMutation(cancelRun);
  const [done, all] = [sum(covered), Math.max(sum(total), sum(covered), 1)];
  return (
    <div className={classes.progress}>
      <progress aria-label="Checking" value={done} max={all} />
      <span>
        Checking: {formatCount(done)} of{" "}
        {formatQuantity(all, "reference and record", "references and records")}
      </span>
      <Button
        variant="subtle"
        size="compact-xs"
        loading={cancel.isPending}
        onClick={() => cancel.mutate(id)}
      >
        Stop
      </Button>
      {cancel.error ? <span>Not stopped. {explainFailure(cancel.error).reason}</span> : null}
    </div>
  );
}

const reasons: Record<NonNullable<CheckRun["reason"]>, string> = {
  cancelled: "was stopped",
  stopped: "was cut short because the server stopped",
  failed: "failed; the server’s log says why",
};

function cutShortWords({ reason, covered, total }: CheckRun): string {
  return `The last run ${reasons[reason ?? "stopped"]}. It covered ${coverageWords(covered, total)}.`;
}

function coverageWords(covered: Coverage, total?: Coverage): string {
  const part = (count: number, of: number | undefined, noun: string) =>
    of === undefined
      ? formatQuantity(count, noun)
      : `${formatCount(count)} of ${formatQuantity(of, noun)}`;
  return [
    part(covered.references, total?.references, "reference"),
    part(covered.instances, total?.instances, "instance"),
    part(covered.contacts, total?.contacts, "contact"),
  ].join(", ");
}

function sum({ references, instances, contacts }: Coverage): number {
  return references + instances + contacts;
}
