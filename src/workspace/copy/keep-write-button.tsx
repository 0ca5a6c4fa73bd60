import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { outboxEndpoints, type QueuedWrite } from "../../../contract/outbox.ts";
import { announce } from "../../components/ui/announce.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { ApiFailure, callEndpoint } from "../../lib/api.ts";
import { syncQuery } from "./sync-query.ts";
import classes from "./keep-write-button.module.css";

/** A write that the server has kept by itself was tried just now. */
const recentSeconds = 120;

export interface KeepWriteProps {
  /** Why the write was not made. */
  failure: unknown;
  /** The write as it was tried. */
  write: () => QueuedWrite;
  onKept: () => void;
  /** Tries the same write once more. */
  onRetry: () => void;
  isRetrying: boolean;
}

/** Where the vendor did not answer: keeps the write in the outbox, from which it is sent once the vendor is back. */
export function KeepWriteButton({
  vendor,
  failure,
  write,
  onKept,
  onRetry,
  isRetrying,
}: KeepWriteProps & { vendor: string }) {
  const keep = useMutation({
    mutationFn: () => callEndpoint(outboxEndpoints.add, { body: { write: write() } }),
    onSuccess: (_entry, _input, _result, { client }) =>
      Promise.all(["outbox", "sync"].map((noun) => client.invalidateQueries({ queryKey: [noun] }))),
  });
  const kept = useKeptAlready(failure, write);
  if (!isUnavailable(failure) || kept === "unknown") return null;
  if (kept === "kept")
    return (
      <div className={classes.keep}>
        <Link to="/outbox" ignoreBlocker>
          Decide in the outbox
        </Link>
      </div>
    );
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
      <Button
        variant="default"
        aria-disabled={isRetrying || undefined}
        data-disabled={isRetrying}
        onClick={() => (isRetrying ? undefined : onRetry())}
      >
        {isRetrying ? "Trying again…" : "Try again"}
      </Button>
      <Button
        variant="default"
        disabled={isRetrying}
        loading={keep.isPending}
        onClick={() => void keepIt()}
      >
        Keep it and send it later
      </Button>
    </div>
  );
}

/** Without an external id a write that may have arrived is never sent again by itself: the server has kept it already. */
function useKeptAlready(
  failure: unknown,
  write: () => QueuedWrite,
): "kept" | "not kept" | "unknown" {
  const tried = isUnavailable(failure) ? write() : undefined;
  const isKeyless = tried?.operation === "create_instance" && tried.body.external_id == null;
  const typeId = isKeyless ? tried.object_type_id : undefined;
  const { data: isKept, isError } = useQuery({
    queryKey: ["outbox", "after", failure instanceof ApiFailure ? failure.requestId : ""],
    queryFn: async ({ signal, client }) => {
      const { entries } = await callEndpoint(outboxEndpoints.list, { signal });
      // The navigation counts it from now on.
      void client.invalidateQueries({ queryKey: syncQuery.queryKey });
      const since = Date.now() / 1000 - recentSeconds;
      return entries.some(
        ({ state, write: held, created_at }) =>
          state === "unclear" &&
          held.operation === "create_instance" &&
          held.object_type_id === typeId &&
          created_at > since,
      );
    },
    enabled: isKeyless,
    staleTime: Infinity,
  });
  if (!isKeyless || isError) return "not kept";
  if (isKept === undefined) return "unknown";
  return isKept ? "kept" : "not kept";
}

function isUnavailable(failure: unknown): boolean {
  return (
    failure instanceof ApiFailure &&
    failure.status === 503 &&
    failure.problems.some(({ code }) => code === "service_unavailable")
  );
}
