import { AnchoredPopover } from "../components/ui/anchored-popover.tsx";
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
    <AnchoredPopover label={label} onClose={onClose}>
      <RecordPicker
        kind={kind}
        label={label}
        onPick={({ id }) => onPick(id)}
        focusedFirst
        withinPortal={false}
      />
    </AnchoredPopover>
  );
}
