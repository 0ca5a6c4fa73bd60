import type { OutboxEntry } from "../../../contract/outbox.ts";
import { Time } from "../../components/ui/time.tsx";
import { formatCount } from "../../lib/format.ts";
import { writtenRecord } from "../../workspace/copy/written-record.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { CopyProblem } from "./copy-problem.tsx";
import { MemberChanges } from "./member-changes.tsx";
import { OutboxConflict } from "./outbox-conflict.tsx";
import { OutboxEntryActs } from "./outbox-entry-acts.tsx";
import classes from "./outbox-page.module.css";
import { RecordLink } from "../../workspace/record-link.tsx";
import { recordNoun } from "../../workspace/record-nouns.ts";
import { writtenMembers } from "../../workspace/copy/write-members.ts";

const states: Record<OutboxEntry["state"], (vendor: string) => string> = {
  waiting: (vendor) => `waits for ${vendor}`,
  sending: () => "is being sent",
  conflict: (vendor) => `changed in ${vendor} meanwhile`,
  unclear: () => "may have arrived",
  refused: (vendor) => `refused by ${vendor}`,
};

/** One kept write in words: what it does to which record, how it stands, and what can be done with it. */
export function OutboxEntryRow({
  vendor,
  entry,
  onGone,
}: {
  vendor: string;
  entry: OutboxEntry;
  /** Called once nothing is left to be sent or decided. */
  onGone: () => void;
}) {
  const schema = useSchema();
  const { write, state, title, problem, attempts } = entry;
  const isUndecided = state !== "waiting" && state !== "sending";
  const record = writtenRecord(entry);
  const noun = recordNoun(schema, record.kind, record.objectTypeId).one;
  const members = writtenMembers(schema, entry);
  return (
    <li>
      <div className={classes.head}>
        <h2>
          {acts[write.operation]} {noun}{" "}
          {isNameless(write) ? null : record.id === undefined ||
            (record.kind === "instance" && !record.objectTypeId) ? (
            <bdi>{title}</bdi>
          ) : (
            <RecordLink
              record={{ kind: record.kind, id: record.id, object_type_id: record.objectTypeId }}
            >
              {title}
            </RecordLink>
          )}
        </h2>
        <span className={classes.state} data-undecided={isUndecided || undefined}>
          {states[state === "sending" && problem ? "waiting" : state](vendor)}
        </span>
        <OutboxEntryActs
          vendor={vendor}
          entry={entry}
          name={isNameless(write) ? `the new ${noun}` : `${noun} ${title}`}
          onGone={onGone}
        />
      </div>
      <p className={classes.meta}>
        Kept <Time unixSeconds={entry.created_at} /> by {entry.author}
        {attempts > 0
          ? `, tried ${attempts === 1 ? "once" : `${formatCount(attempts)} times`}`
          : ""}
      </p>
      {state === "unclear" ? (
        <p className={classes.meta}>
          No answer came, so it may be in {vendor} already. Sent again it might{" "}
          {write.operation === "create_instance" ? `make a second ${noun}` : "be written twice"};
          look there first.
        </p>
      ) : null}
      {state === "conflict" ? (
        <OutboxConflict vendor={vendor} entry={entry} noun={noun} onGone={onGone} />
      ) : (
        <>
          <MemberChanges members={members} isNew={entry.before === null} />
          {problem ? <CopyProblem problem={problem} isAdviceSaid={state === "unclear"} /> : null}
        </>
      )}
    </li>
  );
}

/** A new instance without an external id has no name yet. */
function isNameless(write: OutboxEntry["write"]): boolean {
  return write.operation === "create_instance" && write.body.external_id == null;
}

const acts: Record<OutboxEntry["write"]["operation"], string> = {
  create_instance: "Create",
  upsert_instance: "Create or change",
  update_instance: "Change",
  delete_instance: "Delete",
  replace_references: "Change the links of",
  update_contact: "Change",
  update_conversation: "Change",
};
