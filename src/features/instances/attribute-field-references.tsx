import { Button, CloseButton } from "@mantine/core";
import { useMergedRef } from "@mantine/hooks";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { RecordPicker } from "../../workspace/record-picker.tsx";
import { findObjectType, useSchema } from "../../workspace/schema-query.ts";
import type { FieldInputProps } from "./attribute-field-props.ts";
import classes from "./attribute-field.module.css";
import type { Draft } from "./instance-draft.ts";

type Records = Extract<Draft, { state: "references" }>["records"];

/** The records an attribute refers to, each to be removed, and a picker for more; a to-one reference is replaced. */
export function AttributeFieldReferences({
  id,
  field,
  records,
  error,
  inputRef,
  onChange,
  onBlur,
}: FieldInputProps & { records: Records }) {
  const [isPicking, setIsPicking] = useState(false);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const mergedRef = useMergedRef(inputRef, buttonRef);
  const reference = field.attribute?.reference;
  const target = findObjectType(useSchema(), reference?.object_type_id ?? "");
  const noun = target?.label.toLowerCase() ?? "record";
  const isMany = reference?.type === "many";
  const act = isMany
    ? `Add ${noun}`
    : records.length > 0
      ? `Choose another ${noun}`
      : `Choose ${noun}`;

  function change(next: Records): void {
    onChange({ state: "references", records: next });
    onBlur();
  }

  function closePicker(): void {
    flushSync(() => setIsPicking(false));
    buttonRef.current?.focus();
  }

  return (
    <div role="group" aria-labelledby={`${id}-label`} className={classes.references}>
      {records.map((record, index) => (
        <div key={`${record.id} ${index}`} className={classes.reference}>
          <bdi>{record.title}</bdi>
          <span className={classes.subtitle}>{record.subtitle}</span>
          <CloseButton
            size={24}
            aria-label={`Remove ${record.title}`}
            onClick={() => change(records.filter((_record, place) => place !== index))}
          />
        </div>
      ))}
      {target === undefined ? (
        <span className={classes.zone}>The type it refers to is archived.</span>
      ) : isPicking ? (
        <div ref={focusFirstInput} className={classes.picker}>
          <RecordPicker
            kind="instance"
            objectTypeId={target.id}
            label={act}
            excludeIds={new Set(records.map((record) => record.id))}
            excludedNote="already here"
            onPick={(picked) => {
              change(isMany ? [...records, picked] : [picked]);
              closePicker();
            }}
          />
          <Button variant="default" onClick={closePicker}>
            Cancel
          </Button>
        </div>
      ) : (
        <Button
          ref={mergedRef}
          variant="default"
          w="fit-content"
          onClick={() => setIsPicking(true)}
        >
          {act}
        </Button>
      )}
      {error ? <p className={classes.error}>{error}</p> : null}
    </div>
  );
}

function focusFirstInput(frame: HTMLDivElement | null): void {
  frame?.querySelector("input")?.focus();
}
