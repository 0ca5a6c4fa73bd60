import { useDisclosure } from "@mantine/hooks";
import { IconFilter } from "@tabler/icons-react";
import { lazyPart } from "../components/ui/lazy-part.ts";
import { FilterPill } from "../components/ui/filter-pill.tsx";
import { PopoverButton } from "../components/ui/popover-button.tsx";

const RecordFilterPopover = lazyPart(
  async () => (await import("./record-filter-popover.tsx")).RecordFilterPopover,
);

const labels = { contact: "Contact", conversation: "Conversation" };

interface RecordFilterProps {
  kind: keyof typeof labels;
  id: string | undefined;
  /** Of the record `id`; its id stands in as long as the name is not known. */
  name: string | undefined;
  /** Why there is no record `id`. */
  problem?: string | undefined;
  onChange: (id: string | undefined) => void;
}

/** Narrows a list to what belongs to one record: a button that opens a picker or, once picked, a pill with its name. */
export function RecordFilter({ kind, id, name, problem, onChange }: RecordFilterProps) {
  const [isOpen, popover] = useDisclosure();
  const label = labels[kind];
  if (id !== undefined) {
    return (
      <FilterPill label={label} problem={problem} onRemove={() => onChange(undefined)}>
        {name ?? id}
      </FilterPill>
    );
  }

  return (
    <PopoverButton
      icon={<IconFilter size={14} stroke={1.5} aria-hidden />}
      isOpen={isOpen}
      onToggle={popover.toggle}
      popover={
        <RecordFilterPopover
          kind={kind}
          label={`Filter by ${label.toLowerCase()}`}
          onPick={(picked) => {
            popover.close();
            onChange(picked);
          }}
          onClose={popover.close}
        />
      }
    >
      {label}
    </PopoverButton>
  );
}
