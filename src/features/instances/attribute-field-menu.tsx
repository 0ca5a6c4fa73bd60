import { Menu, UnstyledButton } from "@mantine/core";
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
  const choices = stateChoices(field, draft);
  return (
    <Menu width={260}>
      <Menu.Target>
        <UnstyledButton
          className={classes.state ?? ""}
          aria-label={`State of ${field.label}: ${word ?? "a value"}`}
        >
          {word ?? <IconDots size={14} stroke={1.5} aria-hidden />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.about}>
          <code>
            {field.name} · {field.kind}
          </code>
          {field.description === "" ? null : <span>{field.description}</span>}
        </div>
        {choices.length > 0 ? <Menu.Divider /> : null}
        {choices.map((choice) =>
          "draft" in choice ? (
            <Menu.Item key={choice.label} onClick={() => onChange(choice.draft)}>
              {choice.label}
            </Menu.Item>
          ) : (
            <Menu.Item key={choice.label} disabled>
              {choice.label}
              <span className={classes.reason}>{choice.reason}</span>
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
