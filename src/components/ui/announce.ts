import { useSyncExternalStore } from "react";

let hasSpoken = false;
const listeners = new Set<() => void>();

/** Tell everyone, also those who can't see the screen, that something is done; the words stay for a few seconds. */
export function announce(message: string): void {
  hasSpoken = true;
  for (const listener of listeners) listener();
  void import("@mantine/notifications").then(
    ({ notifications }) => notifications.show({ message }),
    () => undefined,
  );
}

/** Whether anything was announced yet: until then the page need not load what shows it. */
export function useHasAnnounced(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => hasSpoken,
  );
}
