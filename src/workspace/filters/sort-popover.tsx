import { ActionIcon, Button, CloseButton, NativeSelect } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { mostSortKeys, type SortKey } from "../../../contract/query-filter.ts";
import { AnchoredPopover } from "../../components/ui/anchored-popover.tsx";
import { useSchema } from "../schema-query.ts";
import { filterFields, type FilterField, type FilterOwner } from "./filter-fields.ts";
import { readSort, writeSort } from "./sort-keys.ts";
import { unsortedWords } from "./unsorted-words.ts";
import { sortDirections } from "./sort-directions.ts";
import classes from "./sort-popover.module.css";

/** The keys of an order, the first of which decides; every change takes effect at once. */
export function SortPopover({
  owner,
  sort,
  onChange,
  onClose,
}: {
  owner: FilterOwner;
  sort: string | undefined;
  onChange: (sort: string | undefined) => void;
  onClose: () => void;
}) {
  const fields = filterFields(useSchema(), owner).filter(({ kind }) => kind !== "reference");
  const keys = readSort(sort);
  const unused = fields.filter(({ field }) => !keys.some((key) => key.field === field));
  const write = (changed: SortKey[]) => onChange(writeSort(changed));

  return (
    <AnchoredPopover label="Sort" width={400} onClose={onClose}>
      {keys.length === 0 ? (
        <p className={classes.note}>
          {unsortedWords[owner.kind]}. Choose a field to sort by another order.
        </p>
      ) : (
        <ol className={classes.keys}>
          {keys.map((key, index) => (
            <SortRow
              key={key.field}
              sortKey={key}
              field={fields.find(({ field }) => field === key.field)}
              onChange={(changed) => write(keys.map((each) => (each === key ? changed : each)))}
              onRemove={() => write(keys.filter((each) => each !== key))}
              onUp={index === 0 ? undefined : () => write(swapped(keys, index - 1))}
              onDown={index === keys.length - 1 ? undefined : () => write(swapped(keys, index))}
            />
          ))}
        </ol>
      )}
      <div className={classes.foot}>
        {keys.length < mostSortKeys ? (
          <NativeSelect
            size="xs"
            aria-label={keys.length === 0 ? "Sort by" : "Then by"}
            data-autofocus
            value=""
            data={[
              { value: "", label: keys.length === 0 ? "Sort by …" : "Then by …" },
              ...unused.map(({ field, label }) => ({ value: field, label })),
            ]}
            onChange={({ currentTarget: { value: field } }) =>
              write([...keys, { field, order: firstOrder(fields, field) }])
            }
          />
        ) : null}
        {sort === undefined ? null : (
          <Button variant="subtle" onClick={() => onChange(undefined)}>
            {unsortedWords[owner.kind]}
          </Button>
        )}
      </div>
    </AnchoredPopover>
  );
}

/** What is large or new is what one looks for. */
function firstOrder(fields: FilterField[], name: string): SortKey["order"] {
  const kind = fields.find(({ field }) => field === name)?.kind;
  return kind === "number" || kind === "date" ? "descending" : "ascending";
}

/** With the key at `index` and the one behind it in each other's place. */
function swapped(keys: SortKey[], index: number): SortKey[] {
  const [first, second] = keys.slice(index, index + 2);
  return first && second ? keys.toSpliced(index, 2, second, first) : keys;
}

function SortRow({
  sortKey,
  field,
  onChange,
  onRemove,
  onUp,
  onDown,
}: {
  sortKey: SortKey;
  field: FilterField | undefined;
  onChange: (key: SortKey) => void;
  onRemove: () => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}) {
  const label = field?.label ?? sortKey.field;
  const [ascending, descending] = sortDirections[field?.kind ?? "reference"];
  return (
    <li className={classes.row}>
      <span className={classes.label}>{label}</span>
      <NativeSelect
        size="xs"
        className={classes.order ?? ""}
        aria-label={`Order of ${label}`}
        value={sortKey.order}
        data={[
          { value: "ascending", label: ascending },
          { value: "descending", label: descending },
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...sortKey, order: value === "ascending" ? "ascending" : "descending" })
        }
      />
      <ActionIcon variant="subtle" aria-label={`Move ${label} up`} disabled={!onUp} onClick={onUp}>
        <IconArrowUp size={14} stroke={1.5} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        aria-label={`Move ${label} down`}
        disabled={!onDown}
        onClick={onDown}
      >
        <IconArrowDown size={14} stroke={1.5} aria-hidden />
      </ActionIcon>
      <CloseButton size={24} aria-label={`Do not sort by ${label}`} onClick={onRemove} />
    </li>
  );
}
