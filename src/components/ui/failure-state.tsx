import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { ApiFailure } from "../../lib/api.ts";
import { CopyButton } from "./copy-button.tsx";
import classes from "./state.module.css";

/** What failed, what is safe, what to do, and the id under which the server's log has it. */
export function FailureState({
  what,
  failure,
  onRetry,
  action,
}: {
  what: string;
  failure: unknown;
  onRetry?: (() => void) | undefined;
  /** Another way out, beside trying again. */
  action?: ReactNode;
}) {
  const { reason, safe, requestId } = explainFailure(failure);
  return (
    <div role="alert" className={`${classes.state} ${classes.failed}`}>
      <svg
        viewBox="0 0 48 48"
        width={40}
        height={40}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        aria-hidden
      >
        <path
          d="M24 6 44 40H4Z M24 19V29 M24 33.500V35"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      <h2>{what}</h2>
      <p>
        {reason} {safe}
      </p>
      {onRetry || action ? (
        <div className={classes.actions}>
          {onRetry ? <Button onClick={onRetry}>Try again</Button> : null}
          {action}
        </div>
      ) : null}
      {requestId ? (
        <span className={classes.requestId}>
          Request {requestId} <CopyButton value={requestId} label="Copy request id" />
        </span>
      ) : null}
    </div>
  );
}

/** A failed read in words: nothing was written by it, so the data is safe. */
export function explainFailure(failure: unknown): {
  reason: string;
  safe: string;
  requestId: string | undefined;
} {
  if (!(failure instanceof ApiFailure)) {
    return {
      reason: failure instanceof Error ? failure.message : String(failure),
      safe: "Nothing was changed.",
      requestId: undefined,
    };
  }
  const { kind, requestId } = failure;
  if (kind === "unreachable") {
    return {
      reason: failure.message,
      safe: "Your data is safe. Check that the server runs, then try again.",
      requestId,
    };
  }
  return { reason: asSentence(failure.message), safe: "Nothing was changed.", requestId };
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
