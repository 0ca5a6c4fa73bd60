import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import { PopoverButton } from "../../components/ui/popover-button.tsx";
import type { FilterOwner } from "./filter-fields.ts";

const AddFilterPopover = lazyPart(
  async () => (await import("./add-filter-popover.tsx")).AddFilterPopover,
);

/** The button that adds a condition; all that it takes is loaded once it is pressed. */
export function AddFilter({
  owner,
  filter,
  startField,
  onStartField,
  onChange,
}: {
  owner: FilterOwner;
  filter: string | undefined;
  /** A field that somebody asked to filter by elsewhere. */
  startField?: string | undefined;
  onStartField?: (field: string | undefined) => void;
  onChange: (filter: string | undefined) => void;
}) {
  const [isOpen, popover] = useDisclosure();

  function close(): void {
    popover.close();
    onStartField?.(undefined);
  }

  return (
    <PopoverButton
      icon={<IconPlus size={14} stroke={1.5} aria-hidden />}
      isOpen={isOpen || startField !== undefined}
      onToggle={isOpen ? close : popover.open}
      popover={
        <AddFilterPopover
          owner={owner}
          filter={filter}
          startField={startField}
          onChange={onChange}
          onClose={close}
        />
      }
    >
      Filter
    </PopoverButton>
  );
}
