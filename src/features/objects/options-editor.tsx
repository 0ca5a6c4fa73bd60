import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useId, useRef, useState } from "react";
import { useFieldArray, type UseFormReturn } from "react-hook-form";
import type { AttributeOption, AttributeUsage } from "../../../contract/attributes.ts";
import type { AttributeFormValues } from "./attribute-form-schema.ts";
import { OptionRow } from "./option-row.tsx";
import classes from "./options-editor.module.css";
import { asMessage } from "./server-problems.ts";

type Form = UseFormReturn<AttributeFormValues, unknown, unknown>;

/** The options of a list in the order people see them. One that values hold can be archived, not removed. */
export function OptionsEditor({
  form,
  before,
  usage,
}: {
  form: Form;
  /** The options as they are saved; empty for a new attribute. */
  before: AttributeOption[];
  usage: AttributeUsage | undefined;
}) {
  const headingId = useId();
  const listRef = useRef<HTMLUListElement>(null);
  const [announcement, setAnnouncement] = useState("");
  const options = useFieldArray({ control: form.control, name: "options", keyName: "key" });
  const problem = form.formState.errors.options;

  function move(from: number, to: number): void {
    options.move(from, to);
    setAnnouncement(`Moved to position ${to + 1} of ${options.fields.length}`);
    // The button moves with its row and would lose the focus on the way.
    const direction = to < from ? "up" : "down";
    requestAnimationFrame(() => {
      const row = listRef.current?.children[to];
      row?.querySelector<HTMLElement>(`[data-move="${direction}"]`)?.focus();
    });
  }

  return (
    <div role="group" aria-labelledby={headingId} className={classes.editor}>
      <span id={headingId} className={classes.heading}>
        Options
      </span>
      <ul ref={listRef} className={classes.options}>
        {options.fields.map((field, index) => (
          <OptionRow
            key={field.key}
            form={form}
            index={index}
            last={options.fields.length - 1}
            before={before.find(({ id }) => id === field.id)}
            records={field.id === undefined ? 0 : usage?.options[field.id]}
            onMove={move}
            onRemove={() => options.remove(index)}
            onInsertAfter={() => options.insert(index + 1, { label: "", archived: false })}
          />
        ))}
      </ul>
      {(problem?.message ?? problem?.root?.message) ? (
        <p role="alert" className={classes.problem}>
          {asMessage(problem?.message ?? problem?.root?.message)}
        </p>
      ) : null}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
        onClick={() => options.append({ label: "", archived: false })}
      >
        Add option
      </Button>
      <div role="status" className={classes.announcement}>
        {announcement}
      </div>
    </div>
  );
}
