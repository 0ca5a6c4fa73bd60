import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./settings-form.module.css";

/** The frame of every form and question here; what is typed is not lost by a click beside it. */
export function SettingsModal({
  title,
  opened,
  onClose,
  onClosed,
  children,
}: {
  title: string;
  opened: boolean;
  onClose: () => void;
  /** Called once it is gone from the screen. */
  onClosed: () => void;
  children: ReactNode;
}) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      returnFocus={false}
      onExitTransitionEnd={onClosed}
      title={title}
      size={520}
      closeOnClickOutside={false}
      classNames={{ title: classes.modalTitle ?? "" }}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {children}
    </Modal>
  );
}
