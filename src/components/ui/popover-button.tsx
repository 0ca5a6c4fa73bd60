import { Button } from "@mantine/core";
import { Suspense, useEffect, useRef, type ReactNode } from "react";
import classes from "./popover-button.module.css";

/** A button with an `AnchoredPopover` below it, which may be lazy; it gets the focus back from there. */
export function PopoverButton({
  icon,
  children,
  isOpen,
  onToggle,
  popover,
}: {
  icon?: ReactNode;
  /** What stands on the button. */
  children: ReactNode;
  isOpen: boolean;
  onToggle: () => void;
  popover: ReactNode;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  return (
    <span className={classes.place}>
      <Button
        ref={button}
        variant="default"
        leftSection={icon}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={onToggle}
        // Else the press closes the popover, as one beside it does, and the click opens it again.
        onMouseDown={(event) => event.stopPropagation()}
        onTouchStart={(event) => event.stopPropagation()}
      >
        {children}
      </Button>
      {isOpen ? <Suspense>{popover}</Suspense> : null}
    </span>
  );
}
