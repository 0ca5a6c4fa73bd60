import { Popover, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDots } from "@tabler/icons-react";
import { stateChoices } from "./attribute-field-states.ts";
import classes from "./attribute-field.module.css";
import type { Draft } from "./instance-draft.ts";
import type { InstanceField } from "./instance-fields.ts";

/** Shows whether a field is unset, null or empty, puts it in another state, and says what the field is. */
export function AttributeFieldMenu({
  field,
  draft,
  word,
  onChange,
}: {
  field: InstanceField;
  draft: Draft;
  word: string | undefined;
  onChange: (draft: Draft) => void;
}) {
  const [isOpen, popover] = useDisclosure();
  return (
    <Popover
      opened={isOpen}
      onDismiss={popover.close}
      width={260}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.state ?? ""}
          aria-label={`State of ${field.label}: ${word ?? "a value"}`}
          onClick={popover.toggle}
        >
          {word ?? <IconDots size={14} stroke={1.5} aria-hidden />}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.states ?? ""} aria-label={`State of ${field.label}`}>
        <p className={classes.about}>
          <code>
            {field.name} · {field.kind}
          </code>
          {field.description === "" ? null : <span>{field.description}</span>}
        </p>
        {stateChoices(field, draft).map((choice) =>
          "draft" in choice ? (
            <UnstyledButton
              key={choice.label}
              className={classes.stateChoice ?? ""}
              onClick={() => {
                popover.close();
                onChange(choice.draft);
              }}
            >
              {choice.label}
            </UnstyledButton>
          ) : (
            <p key={choice.label} className={classes.stateChoice} data-refused>
              {choice.label}
              <span>{choice.reason}</span>
            </p>
          ),
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
