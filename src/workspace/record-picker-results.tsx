import { Combobox, Highlight } from "@mantine/core";
import { explainFailure } from "../components/ui/failure-state.tsx";
import type { FoundRecord } from "./record-picker-queries.ts";
import classes from "./record-picker.module.css";

/** The value of the option that searches once more after a failure. */
export const retryValue = "retry";

/** The list below a picker, in each of its states. */
export function RecordPickerResults({
  noun,
  label,
  q,
  records,
  failure,
  isStale,
  excludeIds,
  excludedNote,
}: {
  noun: string;
  label: string;
  q: string;
  records: FoundRecord[] | undefined;
  failure: Error | null;
  isStale: boolean;
  excludeIds: ReadonlySet<string>;
  excludedNote: string;
}) {
  const listLabel = `${label}: ${noun}`;
  if (failure) {
    const { reason, requestId } = explainFailure(failure);
    return (
      <Combobox.Options aria-label={listLabel}>
        <Combobox.Option value={retryValue}>
          <span className={classes.failure}>Search failed. {reason}</span>
          <span className={classes.subtitle}>
            Try again{requestId ? ` · request ${requestId}` : ""}
          </span>
        </Combobox.Option>
      </Combobox.Options>
    );
  }
  return (
    <>
      <Status noun={noun} q={q} records={records} isStale={isStale} />
      {records && records.length > 0 ? (
        <Combobox.Options
          aria-label={listLabel}
          aria-busy={isStale}
          className={classes.options}
          data-stale={isStale || undefined}
        >
          {records.map((record) => (
            <Combobox.Option
              key={record.id}
              value={record.id}
              disabled={excludeIds.has(record.id)}
              className={classes.option}
            >
              <RecordLine
                record={record}
                q={q}
                note={excludeIds.has(record.id) ? excludedNote : undefined}
              />
            </Combobox.Option>
          ))}
        </Combobox.Options>
      ) : null}
    </>
  );
}

/** Says to everyone that there is nothing, and to those who can't see the list how long it is. */
function Status({
  noun,
  q,
  records,
  isStale,
}: {
  noun: string;
  q: string;
  records: FoundRecord[] | undefined;
  isStale: boolean;
}) {
  const isEmpty = records?.length === 0;
  const text =
    records === undefined
      ? `Searching ${noun}…`
      : isEmpty
        ? q === ""
          ? `There are no ${noun} yet`
          : `No ${noun} match “${q}”`
        : isStale
          ? ""
          : `${records.length} ${noun} found`;
  return (
    <div role="status" className={isEmpty || !records ? classes.status : classes.hidden}>
      {text}
    </div>
  );
}

function RecordLine({
  record,
  q,
  note,
}: {
  record: FoundRecord;
  q: string;
  note: string | undefined;
}) {
  return (
    <>
      <span className={classes.line}>
        <Highlight
          unstyled
          component="span"
          highlight={q}
          className={classes.title ?? ""}
          dir="auto"
        >
          {record.title}
        </Highlight>
        {note ? <span className={classes.note}>{note}</span> : null}
      </span>
      <Highlight unstyled component="span" highlight={q} className={classes.subtitle ?? ""}>
        {record.match ? `${record.match.label}: ${record.match.text}` : record.subtitle}
      </Highlight>
    </>
  );
}
