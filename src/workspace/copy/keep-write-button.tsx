import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { outboxEndpoints, type QueuedWrite } from "../../../contract/outbox.ts";
import { announce } from "../../components/ui/announce.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { ApiFailure, callEndpoint } from "../../lib/api.ts";
import classes from "./keep-write-button.module.css";

export interface KeepWriteProps {
  /** Why the write was not made. */
  failure: unknown;
  /** The write as it was tried. */
  write: () => QueuedWrite;
  onKept: () => void;
}

/** Where the vendor did not answer: keeps the write in the outbox, from which it is sent once the vendor is back. */
export function KeepWriteButton({
  vendor,
  failure,
  write,
  onKept,
}: KeepWriteProps & { vendor: string }) {
  const keep = useMutation({
    mutationFn: () => callEndpoint(outboxEndpoints.add, { body: { write: write() } }),
    onSuccess: (_entry, _input, _result, { client }) =>
      Promise.all(["outbox", "sync"].map((noun) => client.invalidateQueries({ queryKey: [noun] }))),
  });
  if (!isUnavailable(failure)) return null;
  const keepIt = () =>
    keep.mutateAsync().then(
      () => {
        announce(`Kept in the outbox; it is sent when ${vendor} answers again`);
        onKept();
      },
      // `keep.error` is shown.
      () => undefined,
    );
  return (
    <div className={classes.keep}>
      <span>
        {keep.error
          ? `It was not kept. ${explainFailure(keep.error).reason}`
          : `Kept, it is sent as soon as ${vendor} answers again, also when this page is closed. If the record was changed there by then, you are asked.`}
      </span>
      <Button variant="default" loading={keep.isPending} onClick={() => void keepIt()}>
        Keep it and send it later
      </Button>
    </div>
  );
}

function isUnavailable(failure: unknown): boolean {
  return (
    failure instanceof ApiFailure &&
    failure.status === 503 &&
    failure.problems.some(({ code }) => code === "service_unavailable")
  );
}
