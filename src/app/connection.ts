import { useSyncExternalStore } from "react";
import { ApiFailure } from "../lib/api.ts";

/** What the last answers say of the way to the server. */
export interface Connection {
  /** The server asks for a sign-in. */
  signedOut: boolean;
  /** When the server stopped answering, in milliseconds; undefined while it answers. */
  unreachableSince: number | undefined;
}

let connection: Connection = { signedOut: false, unreachableSince: undefined };
const listeners = new Set<() => void>();

function change(next: Connection): void {
  if (
    next.signedOut === connection.signedOut &&
    next.unreachableSince === connection.unreachableSince
  )
    return;
  connection = next;
  for (const listener of listeners) listener();
}

/** To be told of every failed call. */
export function noteFailure(error: unknown): void {
  if (!(error instanceof ApiFailure)) return;
  if (error.status === 401) change({ signedOut: true, unreachableSince: undefined });
  else if (error.kind === "unreachable") noteUnreachable();
}

/** To be told of every script that did not come, too: where only that script is gone, the next answer tells. */
export function noteUnreachable(): void {
  change({ ...connection, unreachableSince: connection.unreachableSince ?? Date.now() });
}

/** To be told whenever a call is answered. */
export function noteSuccess(): void {
  change({ signedOut: false, unreachableSince: undefined });
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => connection,
  );
}
