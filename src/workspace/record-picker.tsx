import { Combobox, Loader, TextInput, useCombobox, type ComboboxStore } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import type { WorkspaceSchema } from "../../contract/objects.ts";
import { pickerQuery, type PickedRecord, type PickerSource } from "./record-picker-queries.ts";
import { RecordPickerResults, retryValue } from "./record-picker-results.tsx";
import { findObjectType, useSchema } from "./schema-query.ts";

const debounceMs = 150;
const nothingExcluded: ReadonlySet<string> = new Set();

interface RecordPickerProps {
  kind: "contact" | "conversation" | "instance";
  /** Which instances; needed where `kind` is `instance`. */
  objectTypeId?: string | undefined;
  label: string;
  onPick: (record: PickedRecord) => void;
  /** Records that can't be picked, shown with `excludedNote`. */
  excludeIds?: ReadonlySet<string> | undefined;
  excludedNote?: string;
  description?: string | undefined;
  error?: string | undefined;
  /** Whether a modal that opens around it puts the focus here. */
  focusedFirst?: boolean;
  /** False inside a popover that closes on a click outside it. */
  withinPortal?: boolean;
}

/** Finds a record by typing and hands it out; what was typed is gone after that, ready for the next one. */
export function RecordPicker(props: RecordPickerProps) {
  const { kind, objectTypeId, label, onPick, excludeIds = nothingExcluded } = props;
  const source = pickerSource(useSchema(), kind, objectTypeId);
  const [text, setText] = useState("");
  const [debounced] = useDebouncedValue(text.trim(), debounceMs);
  const combobox = useCombobox({ onDropdownClose: () => selectNone(combobox) });
  const search = useQuery({
    ...pickerQuery(source, debounced),
    enabled: combobox.dropdownOpened,
  });
  const { data: records, isPlaceholderData, isFetching } = search;
  const isStale = isPlaceholderData || debounced !== text.trim();

  // The best match is one Enter away as soon as it is there.
  const matches = isStale || debounced === "" ? undefined : records;
  const selectBest = useEffectEvent(() => selectFirst(combobox));
  useEffect(() => {
    if (matches) selectBest();
  }, [matches]);

  function submit(value: string): void {
    if (value === retryValue) {
      void search.refetch();
      return;
    }
    const record = records?.find(({ id }) => id === value);
    if (!record) return;
    setText("");
    combobox.closeDropdown();
    onPick({ id: record.id, title: record.title, subtitle: record.subtitle });
  }

  return (
    <Combobox store={combobox} onOptionSubmit={submit} withinPortal={props.withinPortal ?? true}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          label={label}
          description={props.description}
          error={props.error}
          placeholder={`Search ${sourceNoun(source)}`}
          leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
          rightSection={isFetching ? <Loader size={14} /> : null}
          value={text}
          data-autofocus={props.focusedFirst || undefined}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            selectNone(combobox);
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        {/* The list lies outside the page's landmarks, so it is one of its own. */}
        <section aria-label={`Found ${sourceNoun(source)}`}>
          <RecordPickerResults
            noun={sourceNoun(source)}
            label={label}
            q={debounced}
            records={records}
            failure={search.error}
            isStale={isStale}
            excludeIds={excludeIds}
            excludedNote={props.excludedNote ?? "already linked"}
          />
        </section>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Mantine tells screen readers which option is active only when an arrow key led there. */
function selectFirst({ selectFirstOption, targetRef }: ComboboxStore): void {
  const id = selectFirstOption();
  if (id !== null) targetRef.current?.setAttribute("aria-activedescendant", id);
}

function selectNone({ resetSelectedOption, targetRef }: ComboboxStore): void {
  resetSelectedOption();
  targetRef.current?.removeAttribute("aria-activedescendant");
}

function pickerSource(
  schema: WorkspaceSchema,
  kind: RecordPickerProps["kind"],
  objectTypeId: string | undefined,
): PickerSource {
  if (kind !== "instance") return { kind };
  const objectType = findObjectType(schema, objectTypeId ?? "");
  if (!objectType) throw new Error(`There is no object type ${objectTypeId} to pick from`);
  return { kind, objectType };
}

function sourceNoun(source: PickerSource): string {
  return source.kind === "instance"
    ? source.objectType.label_plural.toLowerCase()
    : `${source.kind}s`;
}
