import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { AnchoredPopover } from "../../components/ui/anchored-popover.tsx";
import { useSchema } from "../schema-query.ts";
import { FieldPicker } from "./field-picker.tsx";
import { FilterBuilder } from "./filter-builder.tsx";
import { filterFields, type FilterOwner } from "./filter-fields.ts";
import { draftCondition } from "./filter-draft.ts";
import { FilterForm } from "./filter-form.tsx";
import { readFilter, writeFilter } from "./filter-node.ts";

/** Adds a condition to a filter: first its field, then how it is compared. */
export function AddFilterPopover({
  owner,
  filter,
  startField,
  onChange,
  onClose,
}: {
  owner: FilterOwner;
  filter: string | undefined;
  /** The name of a field that is picked already. */
  startField: string | undefined;
  onChange: (filter: string | undefined) => void;
  onClose: () => void;
}) {
  const schema = useSchema();
  const fields = useMemo(() => filterFields(schema, owner), [schema, owner]);
  const [field, setField] = useState(() => fields.find((each) => each.field === startField));
  const [isBuilding, setIsBuilding] = useState(false);
  if (isBuilding)
    return <FilterBuilder owner={owner} filter={filter} onChange={onChange} onClose={onClose} />;
  return (
    <AnchoredPopover label="Add filter" width={field?.target ? 400 : 320} onClose={onClose}>
      {field ? (
        <FilterForm
          owner={owner}
          title={field.label}
          start={draftCondition(field, { schema, owner, isBeyondHop: false })}
          onApply={(node) => {
            onClose();
            const parts = readFilter(filter).map((part) => part.node);
            onChange(writeFilter(node ? [...parts, node] : parts));
          }}
          onCancel={onClose}
        />
      ) : (
        <>
          <FieldPicker label="Filter by" fields={fields} onPick={setField} />
          <Button variant="subtle" size="compact-xs" mt={8} onClick={() => setIsBuilding(true)}>
            Build with groups …
          </Button>
        </>
      )}
    </AnchoredPopover>
  );
}
