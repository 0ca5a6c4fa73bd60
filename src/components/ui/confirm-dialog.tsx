import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./confirm-dialog.module.css";

/** Asks before something is lost. What is safe has the focus; what is not says what it does. */
export function ConfirmDialog({
  opened,
  title,
  children,
  act,
  isDangerous = false,
  isDisabled = false,
  isPending = false,
  cancel = "Cancel",
  onConfirm,
  onCancel,
  onClosed,
}: {
  opened: boolean;
  title: string;
  children: ReactNode;
  /** What the button does, such as `Delete order`. */
  act: string;
  isDangerous?: boolean;
  isDisabled?: boolean;
  isPending?: boolean;
  cancel?: string;
  onConfirm: () => void;
  onCancel: () => void;
  /** Called once it is gone from the screen. */
  onClosed?: () => void;
}) {
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      {...(onClosed ? { onExitTransitionEnd: onClosed, returnFocus: false } : {})}
      title={title}
      size={480}
      closeButtonProps={{ "aria-label": "Close" }}
      classNames={{ title: classes.title ?? "" }}
    >
      {children}
      <div className={classes.actions}>
        <Button variant="default" onClick={onCancel} data-autofocus>
          {cancel}
        </Button>
        <Button
          className={(isDangerous && classes.danger) || ""}
          disabled={isDisabled}
          loading={isPending}
          onClick={onConfirm}
        >
          {act}
        </Button>
      </div>
    </Modal>
  );
}
