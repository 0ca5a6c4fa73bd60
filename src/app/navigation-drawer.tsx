import type { ReactNode } from "react";
import classes from "./navigation-drawer.module.css";

const openModal = (dialog: HTMLDialogElement | null) => dialog?.showModal();

/** The navigation over the page, on phones. The browser's own modal dialog keeps the focus in and gives it back. */
export function NavigationDrawer({
  onClose,
  children,
}: {
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- a click beside the drawer does what Escape does
    <dialog
      ref={openModal}
      aria-label="Navigation"
      className={classes.drawer}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={classes.content}>{children}</div>
    </dialog>
  );
}
