import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useId, type ReactNode } from "react";
import { useController, type Control } from "react-hook-form";
import { afterPress } from "./after-press.ts";
import { AttributeFieldInput } from "./attribute-field-input.tsx";
import { AttributeFieldMenu } from "./attribute-field-menu.tsx";
import { stateWord } from "./attribute-field-states.ts";
import classes from "./attribute-field.module.css";
import { isChanged, type Drafts } from "./instance-draft.ts";
import type { InstanceField } from "./instance-fields.ts";
import { InstanceRow } from "./instance-section.tsx";

/** One value being edited in its own place: its input, the state it is in, and the way back. */
export function AttributeField({
  field,
  control,
  notice,
}: {
  field: InstanceField;
  control: Control<Drafts>;
  /** What is to be said about the value beside its errors. */
  notice?: ReactNode;
}) {
  const { field: input, fieldState } = useController({ name: field.key, control });
  const id = useId();
  const draft = input.value;
  const isEdited = isChanged(field, draft);
  const isGroup = field.kind === "boolean" || field.kind === "relationship";

  return (
    <InstanceRow
      label={
        isGroup ? (
          <span id={`${id}-label`}>{field.label}</span>
        ) : (
          <label htmlFor={id}>{field.label}</label>
        )
      }
      mark={
        field.required
          ? "required"
          : field.owner === "unknown attribute"
            ? "not defined"
            : undefined
      }
      hint={[field.name, field.description].filter((text) => text !== "").join("\n")}
      isEdited={isEdited}
      controls={
        <>
          {isEdited ? (
            <Tooltip label={`Revert ${field.label}`}>
              <ActionIcon
                size={24}
                aria-label={`Revert ${field.label}`}
                onClick={() => {
                  input.onChange(field.initial);
                  input.onBlur();
                }}
              >
                <IconArrowBackUp size={14} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
          ) : null}
          <AttributeFieldMenu
            field={field}
            draft={draft}
            word={stateWord(field, draft)}
            onChange={(next) => {
              input.onChange(next);
              input.onBlur();
            }}
          />
        </>
      }
    >
      <div data-editor className={classes.editor}>
        <AttributeFieldInput
          id={id}
          field={field}
          draft={draft}
          error={fieldState.error?.message}
          inputRef={input.ref}
          onChange={input.onChange}
          onBlur={() => afterPress(input.onBlur)}
        />
        {notice}
      </div>
    </InstanceRow>
  );
}
