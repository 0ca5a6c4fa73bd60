import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFilter } from "@tabler/icons-react";
import { lazy, Suspense, useRef } from "react";
import { FilterPill } from "../components/ui/filter-pill.tsx";
import classes from "./record-filter.module.css";

const RecordFilterPopover = lazy(async () => ({
  default: (await import("./record-filter-popover.tsx")).RecordFilterPopover,
}));

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
  const button = useRef<HTMLButtonElement>(null);
  const label = labels[kind];
  if (id !== undefined) {
    return (
      <FilterPill label={label} problem={problem} onRemove={() => onChange(undefined)}>
        {name ?? id}
      </FilterPill>
    );
  }

  function close(): void {
    popover.close();
    button.current?.focus();
  }

  return (
    <span className={classes.filter}>
      <Button
        ref={button}
        variant="default"
        leftSection={<IconFilter size={14} stroke={1.5} aria-hidden />}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={popover.toggle}
        // Else the press closes the popover, as one beside it does, and the click opens it again.
        onMouseDown={(event) => event.stopPropagation()}
        onTouchStart={(event) => event.stopPropagation()}
      >
        {label}
      </Button>
      {isOpen ? (
        <Suspense>
          <RecordFilterPopover
            kind={kind}
            label={`Filter by ${label.toLowerCase()}`}
            onPick={(picked) => {
              popover.close();
              onChange(picked);
            }}
            onClose={close}
          />
        </Suspense>
      ) : null}
    </span>
  );
}
