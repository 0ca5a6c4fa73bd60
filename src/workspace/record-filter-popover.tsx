import { Popover } from "@mantine/core";
import classes from "./record-filter.module.css";
import { RecordPicker } from "./record-picker.tsx";

/** A picker below the button of a `RecordFilter`, which loads it once it is wanted. */
export function RecordFilterPopover({
  kind,
  label,
  onPick,
  onClose,
}: {
  kind: "contact" | "conversation";
  label: string;
  onPick: (id: string) => void;
  onClose: () => void;
}) {
  return (
    <Popover
      opened
      onChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      position="bottom-start"
      width={320}
      shadow="md"
      trapFocus
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes.anchor} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={label} tabIndex={-1}>
        <RecordPicker
          kind={kind}
          label={label}
          onPick={({ id }) => onPick(id)}
          focusedFirst
          withinPortal={false}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
