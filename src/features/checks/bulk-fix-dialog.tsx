import "@mantine/core/styles/Progress.css";
import { Button, Modal, Progress } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { saveFile } from "../../components/ui/save-file.ts";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import classes from "./bulk-fix-dialog.module.css";
import { bulkFixTitle, type BulkFixKind } from "./finding-fix.ts";
import { FindingSentence } from "./finding-sentence.tsx";
import dialogClasses from "./fix-dialog.module.css";
import { RecordLink } from "../../workspace/record-link.tsx";
import { readSetsToMend, type FoundSets, type SetToMend } from "./sets-to-mend.ts";
import { setsToMendKey, useMending, type Mending } from "./use-mending.ts";

/** So many are named before they are mended; the file has all. */
const named = 50;

/** Shows all findings of a kind and mends them, each by an ordinary write. */
export function BulkFixDialog({
  kind,
  opened,
  onClose,
  onClosed,
}: {
  kind: BulkFixKind;
  opened: boolean;
  onClose: () => void;
  onClosed: () => void;
}) {
  const schema = useSchema();
  const { data, error, refetch } = useQuery({
    queryKey: [setsToMendKey, kind],
    queryFn: ({ signal }) => readSetsToMend(schema, kind, signal),
    staleTime: Infinity,
    gcTime: 0,
  });
  const { mending, start, stop } = useMending();
  const isRunning = mending?.isRunning === true;
  return (
    <Modal
      opened={opened}
      onClose={() => {
        stop();
        onClose();
      }}
      returnFocus={false}
      onExitTransitionEnd={onClosed}
      title={bulkFixTitle(kind)}
      classNames={{ title: dialogClasses.title ?? "" }}
      size={640}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <div className={dialogClasses.content}>
        {mending ? (
          <Outcome mending={mending} />
        ) : data ? (
          <Preview found={data} />
        ) : error ? (
          <FailureState
            what="What is to be removed could not be read"
            failure={error}
            onRetry={() => void refetch()}
          />
        ) : (
          <p role="status">Reading what is to be removed…</p>
        )}
        <div className={classes.footer}>
          {data && data.sets.length > 0 && !isRunning ? (
            <Button variant="subtle" onClick={() => saveRemoved(kind, data.sets)}>
              Save the list
            </Button>
          ) : null}
          {isRunning ? (
            <Button variant="default" onClick={stop}>
              Stop
            </Button>
          ) : (
            <Button variant="default" onClick={onClose}>
              {mending ? "Close" : "Cancel"}
            </Button>
          )}
          {mending ? null : (
            <Button
              disabled={!data || data.sets.length === 0}
              onClick={() => {
                if (data) void start(data.sets);
              }}
            >
              {data ? `Remove from ${formatQuantity(data.sets.length, "set")}` : "Remove"}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

function Preview({ found: { sets, leftOut } }: { found: FoundSets }) {
  const findings = sets.flatMap((set) => set.findings);
  const shown = findings.slice(0, named);
  const more = findings.length - shown.length;
  if (sets.length === 0) return <p role="status">Nothing is left to remove.</p>;
  return (
    <>
      <p className={dialogClasses.what}>
        {formatQuantity(findings.length, "finding")} in {formatQuantity(sets.length, "set")} of
        references. Each set is read again before it is written; what else it holds stays, in its
        order. It can’t be undone: what is removed is not allowed to be written again. Save the list
        first if you may need it.
      </p>
      {leftOut > 0 ? (
        <p className={dialogClasses.what}>
          {formatQuantity(leftOut, "finding is", "findings are")} left out: the attribute was
          archived since.
        </p>
      ) : null}
      <ul className={classes.list} aria-label="What is to be removed">
        {shown.map((finding) => (
          <li key={finding.id}>
            {finding.subject ? <RecordLink record={finding.subject} /> : null}:{" "}
            <FindingSentence finding={finding} />
          </li>
        ))}
        {more > 0 ? <li>and {formatCount(more)} more</li> : null}
      </ul>
    </>
  );
}

function Outcome({ mending }: { mending: Mending }) {
  const { isRunning, total, failures } = mending;
  const done = mending.mended + mending.already + failures.length;
  return (
    <>
      <Progress
        value={(done / total) * 100}
        size="sm"
        transitionDuration={140}
        aria-label="Sets mended"
        aria-live="off"
      />
      <p className={dialogClasses.what} role={isRunning ? undefined : "status"}>
        {isRunning
          ? `${formatCount(done)} of ${formatQuantity(total, "set")}`
          : outcomeWords(mending, done)}
      </p>
      {failures.length > 0 ? (
        <ul className={classes.list} aria-label="Sets that stay as they were">
          {failures.map(({ set: { key, fixes }, reason }) => (
            <li key={key}>
              <RecordLink record={fixes[0].owner} />, <code>{fixes[0].attribute.name}</code>:{" "}
              {reason}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function outcomeWords({ total, mended, already, failures }: Mending, done: number): string {
  const parts = [
    `${formatQuantity(mended, "set was", "sets were")} mended.`,
    already > 0 ? `${formatQuantity(already, "set", "sets")} had been mended before.` : "",
    failures.length > 0
      ? `${formatQuantity(failures.length, "set stays as it was", "sets stay as they were")}:`
      : "",
    done < total
      ? `Stopped; ${formatQuantity(total - done, "set was", "sets were")} not touched.`
      : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** What goes, as JSON: who holds it, through which attribute, and which ids. */
function saveRemoved(kind: BulkFixKind, sets: readonly SetToMend[]): void {
  const rows = sets.flatMap(({ fixes: [{ owner, attribute }], findings }) =>
    findings.map(({ value, others, count }) => ({
      owner_kind: owner.kind,
      owner_id: owner.id,
      attribute: attribute.name,
      instance_id: value ?? others[0]?.id ?? null,
      count,
    })),
  );
  saveFile(
    new Blob([JSON.stringify(rows, null, 2)], { type: "application/json" }),
    `${kind}-removed.json`,
  );
}
