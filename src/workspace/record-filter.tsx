import { Button, Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { FilterPill } from "../components/ui/filter-pill.tsx";

const RecordPicker = lazy(async () => ({
  default: (await import("./record-picker.tsx")).RecordPicker,
}));

const labels = { contact: "Contact", conversation: "Conversation" };

/** Narrows a list to what belongs to one record: a button that opens a picker or, once picked, a pill with its name. */
export function RecordFilter({
  kind,
  id,
  name,
  onChange,
}: {
  kind: keyof typeof labels;
  id: string | undefined;
  /** Of the record `id`; its id stands in as long as the name is not known. */
  name: string | undefined;
  onChange: (id: string | undefined) => void;
}) {
  const [isOpen, popover] = useDisclosure();
  const label = labels[kind];
  if (id !== undefined) {
    return (
      <FilterPill label={label} onRemove={() => onChange(undefined)}>
        {name ?? id}
      </FilterPill>
    );
  }
  return (
    <Popover
      opened={isOpen}
      onChange={popover.set}
      position="bottom-start"
      width={320}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
          onClick={popover.toggle}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Filter by ${label.toLowerCase()}`}>
        <Suspense fallback={null}>
          <div ref={focusInput}>
            <RecordPicker
              kind={kind}
              label={`Filter by ${label.toLowerCase()}`}
              onPick={(record) => {
                popover.close();
                onChange(record.id);
              }}
              focusedFirst
              withinPortal={false}
            />
          </div>
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The popover gives the focus to what it holds when it opens; the picker may arrive later. */
function focusInput(node: HTMLElement | null): void {
  node?.querySelector("input")?.focus();
}
