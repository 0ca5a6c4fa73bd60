import { Button, VisuallyHidden } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { OutboxEntry } from "../../../contract/outbox.ts";
import { announce } from "../../components/ui/announce.ts";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { capitalised } from "../../workspace/record-nouns.ts";
import classes from "./outbox-page.module.css";
import { discardEntry, sendEntry } from "./queries.ts";

interface ActsProps {
  vendor: string;
  entry: OutboxEntry;
  /** Of the record, such as `order A-1`. */
  name: string;
  /** Called once it is no longer in the outbox. */
  onGone: () => void;
}

/** What can be done with a kept write. One that met another change is sent by deciding on it. */
export function OutboxEntryActs({ vendor, entry, name, onGone }: ActsProps) {
  const { number, state } = entry;
  const [asked, setAsked] = useState<"send" | "discard">();
  const send = useMutation(sendEntry);
  const discard = useMutation(discardEntry);
  const failure = send.error ?? discard.error;
  const sendNow = () =>
    send.mutateAsync(number).then(
      ({ entries }) => {
        const left = entries.find((each) => each.number === number);
        announce(left ? unsentWords(vendor, name, left) : `Sent ${name}`);
        if (!left) onGone();
      },
      // `send.error` is shown.
      () => undefined,
    );
  return (
    <>
      <span className={classes.acts}>
        {state === "conflict" ? null : (
          <Button
            variant="default"
            loading={send.isPending}
            aria-label={`Send now: ${name}`}
            onClick={() =>
              state === "unclear" || state === "refused" ? setAsked("send") : void sendNow()
            }
          >
            Send now
          </Button>
        )}
        <Button
          variant="default"
          loading={discard.isPending}
          aria-label={`Discard ${name}`}
          onClick={() => setAsked("discard")}
        >
          Discard
        </Button>
      </span>
      <VisuallyHidden role="status">{send.isPending ? `Sending ${name}…` : ""}</VisuallyHidden>
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
          void discard.mutateAsync(number).then(onGone, () => undefined);
        }}
        onCancel={() => setAsked(undefined)}
      >
        <p>
          {state === "unclear"
            ? `It is not sent again. What may have arrived in ${vendor} stays there.`
            : "It is not sent, and can’t be brought back."}
        </p>
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
        <p>
          {state === "unclear" && entry.write.operation === "create_instance"
            ? `If it arrived before, ${vendor} has two of it afterwards.`
            : "It is written whatever the record is now; what stands there is replaced by yours."}
        </p>
      </ConfirmDialog>
    </>
  );
}

function unsentWords(vendor: string, name: string, { state, problem }: OutboxEntry): string {
  switch (state) {
    case "conflict":
      return `${capitalised(name)} was changed in ${vendor} meanwhile; choose what is to stand`;
    case "unclear":
      return `It is not known whether ${name} arrived in ${vendor}`;
    case "refused":
      return `${vendor} refused ${name}`;
    case "waiting":
    case "sending":
      return `${capitalised(name)} was not sent and still waits. ${problem?.what ?? ""}`.trim();
  }
}
