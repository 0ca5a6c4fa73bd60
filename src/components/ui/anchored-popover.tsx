import { Popover } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./anchored-popover.module.css";

/** A small dialog below what it stands in, which must be positioned; Escape and a press beside it close it. */
export function AnchoredPopover({
  label,
  width = 320,
  onClose,
  children,
}: {
  label: string;
  /** In pixels, where the window is that wide. */
  width?: number;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Popover
      opened
      onChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      position="bottom-start"
      width={`min(${width}px, calc(100vw - 24px))`}
      shadow="md"
      trapFocus
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes.anchor} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={label} tabIndex={-1}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
