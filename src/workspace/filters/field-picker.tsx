import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import type { FieldGroup, FilterField } from "./filter-fields.ts";
import classes from "./field-picker.module.css";

const groups: FieldGroup[] = ["Attributes", "Links", "Record"];

/** Finds a field by its name: type, arrows, Enter. */
export function FieldPicker({
  label,
  fields,
  onPick,
}: {
  label: string;
  fields: FilterField[];
  onPick: (field: FilterField) => void;
}) {
  const [text, setText] = useState("");
  const combobox = useCombobox({ opened: true });
  const found = useMemo(() => matchingFields(fields, text), [fields, text]);
  // The best match is one Enter away.
  const { selectFirstOption, targetRef } = combobox;
  const selectBest = useEffectEvent(() => {
    const id = selectFirstOption();
    if (id !== null) targetRef.current?.setAttribute("aria-activedescendant", id);
  });
  useEffect(() => {
    if (found.length > 0) selectBest();
  }, [found]);

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(name) => {
        const field = fields.find((each) => each.field === name);
        if (field) onPick(field);
      }}
    >
      <Combobox.EventsTarget>
        <TextInput
          size="xs"
          aria-label={label}
          placeholder="Attribute, link or field"
          leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
          data-autofocus
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.options ?? ""} aria-label={label}>
        {groups.map((group) => (
          <Group key={group} name={group} fields={found.filter((each) => each.group === group)} />
        ))}
        {found.length === 0 ? <Combobox.Empty>No attribute matches “{text}”</Combobox.Empty> : null}
      </Combobox.Options>
    </Combobox>
  );
}

function Group({ name, fields }: { name: FieldGroup; fields: FilterField[] }) {
  if (fields.length === 0) return null;
  return (
    <Combobox.Group label={name}>
      {fields.map(({ field, label, kind }) => (
        <Combobox.Option key={field} value={field} className={classes.option ?? ""}>
          <bdi>{label}</bdi>
          <span className={classes.kind}>{kind}</span>
        </Combobox.Option>
      ))}
    </Combobox.Group>
  );
}

/** Those whose label or name holds the text, or its letters in their order. */
function matchingFields(fields: FilterField[], text: string): FilterField[] {
  const wanted = text.trim().toLowerCase();
  const holding = fields.filter(({ label, field }) =>
    `${label} ${field}`.toLowerCase().includes(wanted),
  );
  return holding.length > 0
    ? holding
    : fields.filter(({ label }) => holdsLetters(label.toLowerCase(), wanted));
}

function holdsLetters(label: string, letters: string): boolean {
  let from = 0;
  return Array.from(letters).every((letter) => {
    from = label.indexOf(letter, from) + 1;
    return from > 0;
  });
}
