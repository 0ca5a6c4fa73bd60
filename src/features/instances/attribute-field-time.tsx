import { TextInput } from "@mantine/core";
import { formatZone } from "../../lib/format.ts";
import type { FieldInputProps } from "./attribute-field-props.ts";
import classes from "./attribute-field.module.css";
import { emptiedDraft } from "./instance-draft.ts";
import { fromLocalDateTime, toLocalDateTime } from "./local-date-time.ts";

/** A time on the viewer's clock, with the zone that is meant and the second that will be stored. */
export function AttributeFieldTime(props: FieldInputProps) {
  const { id, field, draft, error, inputRef, onChange, onBlur } = props;
  const seconds = draft.state === "value" && draft.text !== "" ? Number(draft.text) : undefined;

  function read(input: HTMLInputElement): void {
    const time = fromLocalDateTime(input.value);
    if (time !== undefined) onChange({ state: "value", text: String(time) });
    // What is typed in part is no time yet, and must not pass for a cleared one.
    else onChange(input.validity.badInput ? { state: "value", text: "" } : emptiedDraft(field));
  }

  return (
    <div className={classes.time}>
      <TextInput
        id={id}
        ref={inputRef}
        type="datetime-local"
        step={1}
        max="9999-12-31T23:59:59"
        className={classes.number ?? ""}
        value={seconds === undefined ? "" : (toLocalDateTime(seconds) ?? "")}
        error={error}
        onChange={({ currentTarget }) => read(currentTarget)}
        onBlur={onBlur}
      />
      {seconds === undefined ? null : (
        <span className={classes.zone}>
          {formatZone(seconds)} · {seconds} s
        </span>
      )}
    </div>
  );
}
