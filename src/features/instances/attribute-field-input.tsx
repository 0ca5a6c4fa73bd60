import { SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import "@mantine/core/styles/SegmentedControl.css";
import { OptionPill } from "../../components/ui/option-pill.tsx";
import type { FieldInputProps } from "./attribute-field-props.ts";
import { AttributeFieldReferences } from "./attribute-field-references.tsx";
import { AttributeFieldTime } from "./attribute-field-time.tsx";
import { stateWord } from "./attribute-field-states.ts";
import classes from "./attribute-field.module.css";
import { emptiedDraft, type Draft } from "./instance-draft.ts";

const searchableFrom = 11;

/** The input for a value by its type; what is not of the type, and what no one defined, is edited as JSON. */
export function AttributeFieldInput(props: FieldInputProps) {
  const { field, draft } = props;
  if (draft.state === "json") return <JsonInput {...props} />;
  switch (field.kind) {
    case "json":
      return <JsonInput {...props} />;
    case "string":
      return <TextField {...props} />;
    case "integer":
    case "decimal":
      return <NumberField {...props} />;
    case "boolean":
      return <YesOrNo {...props} />;
    case "list":
      return <OptionField {...props} />;
    case "datetime":
      return <AttributeFieldTime {...props} />;
    case "relationship":
      return draft.state === "references" ? (
        <AttributeFieldReferences {...props} records={draft.records} />
      ) : null;
  }
}

function textOf(draft: Draft): string {
  return "text" in draft ? draft.text : "";
}

/** What the record shows in place of a text that is not there. */
function placeholderOf({ field, draft }: FieldInputProps): string {
  const word = stateWord(field, draft);
  return word === "unset" ? "—" : word === undefined || word === "JSON" ? "" : word;
}

function TextField(props: FieldInputProps) {
  const { id, field, draft, error, inputRef, onChange, onBlur } = props;
  return (
    <Textarea
      id={id}
      ref={inputRef}
      autosize
      minRows={1}
      maxRows={12}
      dir="auto"
      className={(field.owner === "instance" && classes.json) || ""}
      placeholder={placeholderOf(props)}
      value={textOf(draft)}
      error={error}
      onChange={({ currentTarget: { value } }) => {
        const isGone = value === "" && field.owner === "instance";
        const text = withLineBreaksOf(field.stored, value);
        onChange(isGone ? emptiedDraft(field) : { state: "value", text });
      }}
      onBlur={onBlur}
    />
  );
}

/** A browser turns every line break it edits into `\n`; text that came with `\r\n` keeps them. */
function withLineBreaksOf(stored: unknown, typed: string): string {
  const isWindows = typeof stored === "string" && /\r\n/.test(stored) && !/[^\r]\n/.test(stored);
  return isWindows ? typed.replaceAll("\n", "\r\n") : typed;
}

function JsonInput(props: FieldInputProps) {
  const { id, draft, error, inputRef, onChange, onBlur } = props;
  return (
    <Textarea
      id={id}
      ref={inputRef}
      autosize
      minRows={1}
      maxRows={12}
      spellCheck={false}
      className={classes.json ?? ""}
      placeholder={placeholderOf(props)}
      value={textOf(draft)}
      error={error}
      onChange={({ currentTarget }) => onChange({ state: "json", text: currentTarget.value })}
      onBlur={onBlur}
    />
  );
}

/** A text input, since a number input rounds and shortens what it is given. */
function NumberField(props: FieldInputProps) {
  const { id, field, draft, error, inputRef, onChange, onBlur } = props;
  return (
    <TextInput
      id={id}
      ref={inputRef}
      inputMode={field.kind === "integer" ? "numeric" : "decimal"}
      autoComplete="off"
      className={classes.number ?? ""}
      placeholder={placeholderOf(props)}
      value={textOf(draft)}
      error={error}
      onChange={({ currentTarget: { value: text } }) =>
        onChange(text === "" ? emptiedDraft(field) : { state: "value", text })
      }
      onBlur={onBlur}
    />
  );
}

function YesOrNo({ id, draft, error, inputRef, onChange, onBlur }: FieldInputProps) {
  return (
    <>
      <SegmentedControl
        ref={(group: HTMLDivElement | null) => inputRef(group?.querySelector("input") ?? null)}
        size="xs"
        radius="var(--radius)"
        classNames={{
          root: classes.choice ?? "",
          indicator: classes.indicator ?? "",
          label: classes.option ?? "",
        }}
        fullWidth
        aria-labelledby={`${id}-label`}
        aria-describedby={error ? `${id}-error` : undefined}
        data={[
          { label: "Yes", value: "true" },
          { label: "No", value: "false" },
        ]}
        value={textOf(draft)}
        onChange={(text) => onChange({ state: "value", text })}
        onBlur={onBlur}
      />
      {error ? (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      ) : null}
    </>
  );
}

function OptionField(props: FieldInputProps) {
  const { id, field, draft, error, inputRef, onChange, onBlur } = props;
  const options = field.attribute?.options ?? [];
  const text = textOf(draft);
  const shown = options.filter(({ archived, label }) => !archived || label === field.stored);
  return (
    <Select
      id={id}
      ref={inputRef}
      data={shown.map(({ label, archived }) => ({ value: label, label, disabled: archived }))}
      searchable={shown.length >= searchableFrom}
      nothingFoundMessage="No option matches"
      allowDeselect={false}
      withCheckIcon={false}
      comboboxProps={{ shadow: "md" }}
      renderOption={({ option }) => (
        <>
          <OptionPill
            label={option.value}
            position={options.findIndex(({ label }) => label === option.value)}
          />
          {option.disabled ? "archived" : ""}
        </>
      )}
      placeholder={placeholderOf(props)}
      value={text === "" ? null : text}
      error={error}
      onChange={(label) => {
        if (label !== null) onChange({ state: "value", text: label });
      }}
      onBlur={onBlur}
    />
  );
}
