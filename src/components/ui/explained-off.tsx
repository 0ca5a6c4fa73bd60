import { Tooltip, VisuallyHidden } from "@mantine/core";
import { useId, type MouseEvent, type ReactElement } from "react";

/** What turns a button or a link off and keeps it in reach of those who want to know why. */
export interface OffProps {
  "aria-disabled"?: true;
  "aria-describedby"?: string;
  "data-disabled"?: true;
  onClick?: (event: MouseEvent) => void;
}

/** A control that can't be used while there is a reason; the reason is told to who points at it or hears it. */
export function ExplainedOff({
  reason,
  children,
}: {
  /** Undefined where it can be used. */
  reason: string | undefined;
  /** Draws the control; what turns it off comes last among its properties. */
  children: (off: OffProps) => ReactElement;
}) {
  const id = useId();
  if (reason === undefined) return children({});
  return (
    <>
      <Tooltip
        label={reason}
        multiline
        maw={320}
        events={{ hover: true, focus: true, touch: true }}
      >
        {children({
          "aria-disabled": true,
          "aria-describedby": id,
          "data-disabled": true,
          onClick: (event) => event.preventDefault(),
        })}
      </Tooltip>
      <VisuallyHidden id={id}>{reason}</VisuallyHidden>
    </>
  );
}
