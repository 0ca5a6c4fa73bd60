import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { OutboxEntry } from "../../../contract/outbox.ts";
import { announce } from "../../components/ui/announce.ts";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { Time } from "../../components/ui/time.tsx";
import { formatCount } from "../../lib/format.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { CopyProblem } from "./copy-problem.tsx";
import { MemberChanges } from "./member-changes.tsx";
import { OutboxConflict } from "./outbox-conflict.tsx";
import classes from "./outbox-page.module.css";
import { discardEntry, sendEntry } from "./queries.ts";
import { RecordLink } from "../../workspace/record-link.tsx";
import { recordNoun } from "./record-noun.ts";
import { hasBefore, writtenMembers, writtenRecord } from "./write-members.ts";

const states: Record<OutboxEntry["state"], (vendor: string) => string> = {
  waiting: (vendor) => `waits for ${vendor}`,
  sending: () => "is being sent",
  conflict: (vendor) => `changed in ${vendor} meanwhile`,
  unclear: () => "may have arrived",
  refused: (vendor) => `refused by ${vendor}`,
};

/** One kept write in words: what it does to which record, how it stands, and what can be done with it. */
export function OutboxEntryRow({ vendor, entry }: { vendor: string; entry: OutboxEntry }) {
  const schema = useSchema();
  const { write, state, title, problem, attempts } = entry;
  const isUndecided = state !== "waiting" && state !== "sending";
  const record = writtenRecord(write);
  const noun = recordNoun(schema, record.kind, record.objectTypeId).one;
  const members = writtenMembers(schema, write);
  return (
    <li>
      <div className={classes.head}>
        <h2>
          {acts[write.operation]} {noun}{" "}
          {record.id === undefined || (record.kind === "instance" && !record.objectTypeId) ? (
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
          {state === "sending" && problem ? "is tried again" : states[state](vendor)}
        </span>
        <EntryActs entry={entry} name={`${noun} ${title}`} isUndecided={isUndecided} />
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
      {state === "conflict" && record.id !== undefined && write.operation === "update_instance" ? (
        <OutboxConflict
          vendor={vendor}
          objectTypeId={write.object_type_id}
          id={write.id}
          members={members}
        />
      ) : (
        <MemberChanges members={members} isNew={!hasBefore(write)} />
      )}
      {problem ? <CopyProblem problem={problem} /> : null}
    </li>
  );
}

const acts: Record<OutboxEntry["write"]["operation"], string> = {
  create_instance: "Create",
  upsert_instance: "Create or change",
  update_instance: "Change",
  delete_instance: "Delete",
  replace_references: "Link",
  update_contact: "Change",
  update_conversation: "Change",
};

function EntryActs({
  entry: { number, state },
  name,
  isUndecided,
}: {
  entry: OutboxEntry;
  name: string;
  isUndecided: boolean;
}) {
  const [asked, setAsked] = useState<"send" | "discard">();
  const send = useMutation(sendEntry);
  const discard = useMutation(discardEntry);
  const failure = send.error ?? discard.error;
  const sendNow = () =>
    send.mutateAsync(number).then(
      ({ entries }) => {
        const left = entries.find((entry) => entry.number === number);
        announce(left ? `${name} was not sent yet` : `Sent ${name}`);
      },
      // `send.error` is shown.
      () => undefined,
    );
  return (
    <>
      <span className={classes.acts}>
        <Button
          variant="default"
          disabled={state === "sending"}
          loading={send.isPending}
          aria-label={`Send now: ${name}`}
          onClick={() => (isUndecided ? setAsked("send") : void sendNow())}
        >
          Send now
        </Button>
        <Button
          variant="default"
          disabled={state === "sending"}
          loading={discard.isPending}
          aria-label={`Discard ${name}`}
          onClick={() => setAsked("discard")}
        >
          Discard
        </Button>
      </span>
      {failure ? (
        <p role="alert" className={classes.failure}>
          {explainFailure(failure).reason} The change is still kept.
        </p>
      ) : null}
      <ConfirmDialog
        opened={asked === "discard"}
        title={`Discard the change of ${name}?`}
        act="Discard change"
        isDangerous
        onConfirm={() => {
          setAsked(undefined);
          discard.mutate(number);
        }}
        onCancel={() => setAsked(undefined)}
      >
        <p>It is not sent, and can’t be brought back.</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked === "send"}
        title={`Send ${name} all the same?`}
        act="Send now"
        onConfirm={() => {
          setAsked(undefined);
          void sendNow();
        }}
        onCancel={() => setAsked(undefined)}
      >
        <p>It is written whatever the record is now; what stands there is replaced by yours.</p>
      </ConfirmDialog>
    </>
  );
}
