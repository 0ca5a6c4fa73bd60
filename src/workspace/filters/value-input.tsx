import { Checkbox, Textarea, TextInput } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import { RecordsInput } from "./records-input.tsx";
import { SpanInput } from "./span-input.tsx";
import { TimeInput } from "./time-input.tsx";
import classes from "./value-input.module.css";
import type { ValueInputProps } from "./value-input-props.ts";

/** What a condition compares with, by the kind of field and the operator; nothing where the operator says it all. */
export function ValueInput(props: ValueInputProps) {
  const { label, draft, problem, onChange } = props;
  const [first = "", second = ""] = draft.texts;
  switch (draft.choice.input) {
    case "none":
    case "where":
      return null;
    case "text":
      return <OneLine {...props} text={first} onText={(text) => onChange([text])} />;
    case "number":
      return <OneLine {...props} isNumber text={first} onText={(text) => onChange([text])} />;
    case "texts":
    case "numbers":
      return <ManyLines {...props} />;
    case "number-range":
      return (
        <div className={classes.range}>
          <OneLine
            {...props}
            label={`${label}, from`}
            isNumber
            text={first}
            onText={(text) => onChange([text, second])}
          />
          <span>to</span>
          <OneLine
            {...props}
            label={`${label}, to`}
            problem={undefined}
            isNumber
            isSecond
            text={second}
            onText={(text) => onChange([first, text])}
          />
        </div>
      );
    case "date":
      return (
        <TimeInput
          label={label}
          text={first}
          problem={problem}
          onText={(text) => onChange([text])}
          focusedFirst
        />
      );
    case "date-range":
      return (
        <div className={classes.range}>
          <TimeInput
            label={`${label}, from`}
            text={first}
            problem={problem}
            onText={(text) => onChange([text, second])}
            focusedFirst
          />
          <span>to</span>
          <TimeInput
            label={`${label}, to`}
            text={second}
            problem={undefined}
            onText={(text) => onChange([first, text])}
          />
        </div>
      );
    case "span":
      return (
        <SpanInput
          label={label}
          span={first}
          problem={problem}
          onSpan={(span) => onChange([span])}
        />
      );
    case "options":
      return <Options {...props} />;
    case "record":
    case "records":
      return <RecordsInput {...props} />;
  }
}

/** A text input for numbers too, since a number input rounds and shortens what it is given. */
function OneLine({
  label,
  problem,
  text,
  isNumber = false,
  isSecond = false,
  onText,
}: ValueInputProps & {
  text: string;
  isNumber?: boolean;
  /** Not where one begins to type. */
  isSecond?: boolean;
  onText: (text: string) => void;
}) {
  return (
    <TextInput
      size="xs"
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      dir="auto"
      {...(isNumber ? { inputMode: "decimal" } : {})}
      data-autofocus={!isSecond || undefined}
      value={text}
      error={problem}
      onChange={({ currentTarget }) => onText(currentTarget.value)}
    />
  );
}

function ManyLines({ label, draft, problem, onChange }: ValueInputProps) {
  return (
    <Textarea
      size="xs"
      aria-label={label}
      description="One a line"
      autosize
      minRows={2}
      maxRows={8}
      spellCheck={false}
      dir="auto"
      data-autofocus
      value={draft.texts.join("\n")}
      error={problem}
      onChange={({ currentTarget }) => onChange(currentTarget.value.split("\n"))}
    />
  );
}

function Options({ label, draft, problem, onChange }: ValueInputProps) {
  const options = draft.field.options ?? [];
  // What the filter names and the list no longer holds stays in sight, so that it can be taken off.
  const gone = draft.texts.filter((text) => !options.some(({ value }) => value === text));
  const shown = [
    ...options,
    ...gone.map((value) => ({ value, label: `${value} (not in the list)` })),
  ];
  return (
    <Checkbox.Group aria-label={label} value={draft.texts} error={problem} onChange={onChange}>
      <div className={classes.options}>
        {shown.map(({ value, label: optionLabel }, index) => (
          <Checkbox
            key={value}
            size="xs"
            value={value}
            label={optionLabel}
            data-autofocus={index === 0 || undefined}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
