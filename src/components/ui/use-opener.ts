import { useRef } from "react";

/**
 * Remembers what had the focus when a dialog was opened and gives it back. Mantine does so only for dialogs that stand
 * there closed before they open, not for those that are loaded when they are first needed.
 */
export function useOpener() {
  const opener = useRef<HTMLElement>(null);
  return {
    remember(): void {
      opener.current =
        document.activeElement instanceof HTMLElement ? document.activeElement : null;
    },
    /** Tells whether there was something to give it back to: a button may be gone with its row. */
    giveBack(): boolean {
      opener.current?.focus({ preventScroll: true });
      return opener.current?.isConnected ?? false;
    },
  };
}
