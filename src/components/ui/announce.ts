import { useSyncExternalStore, type ReactNode } from "react";

let hasSpoken = false;
let announced = 0;
const listeners = new Set<() => void>();

/**
 * Tell everyone, also those who can't see the screen, that something is done; the words stay for a few seconds, or for
 * `shownMs`. Words with something to do beside them get what closes them.
 */
export function announce(
  message: string | ((close: () => void) => ReactNode),
  { shownMs }: { shownMs?: number } = {},
): void {
  hasSpoken = true;
  for (const listener of listeners) listener();
  void import("@mantine/notifications").then(
    ({ notifications }) => {
      const id = `announcement ${(announced += 1)}`;
      notifications.show({
        id,
        closeButtonProps: { "aria-label": "Dismiss" },
        message: typeof message === "string" ? message : message(() => notifications.hide(id)),
        ...(shownMs === undefined ? {} : { autoClose: shownMs }),
      });
    },
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
