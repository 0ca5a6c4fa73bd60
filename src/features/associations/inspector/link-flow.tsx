import { Modal, UnstyledButton } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { useState } from "react";
import type { SavedChange } from "../link-change.ts";
import { LinkDialog } from "../link-dialog.tsx";
import classes from "./link-flow.module.css";
import type { LinkChoice } from "./link-choices.ts";

/** What is to be linked or unlinked; where there are several ways, the first question is which. */
export interface LinkTask {
  title: string;
  choices: LinkChoice[];
}

export function LinkFlow({
  task,
  onSaved,
  onEnd,
}: {
  task: LinkTask;
  onSaved: (saved: SavedChange, choice: LinkChoice) => void;
  /** Called once nothing of it is on the screen any more. */
  onEnd: () => void;
}) {
  const [choice, setChoice] = useState(task.choices.length === 1 ? task.choices[0] : undefined);
  const [isOpen, setIsOpen] = useState(true);
  if (choice) {
    return (
      <LinkDialog
        change={choice.change}
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        onSaved={(saved) => {
          onSaved(saved, choice);
          setIsOpen(false);
        }}
        onClosed={onEnd}
      />
    );
  }
  return (
    <Modal
      opened={isOpen}
      onClose={() => setIsOpen(false)}
      onExitTransitionEnd={onEnd}
      returnFocus={false}
      title={task.title}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {task.choices.length === 0 ? (
        <p className={classes.none}>
          No attribute can hold such a link. An attribute of type relationship links records; add
          one under Object types.
        </p>
      ) : (
        <ul className={classes.choices}>
          {task.choices.map((each, index) => (
            <li key={each.label}>
              <UnstyledButton
                className={classes.choice ?? ""}
                data-autofocus={index === 0 || undefined}
                onClick={() => setChoice(each)}
              >
                <IconLink size={14} stroke={1.5} aria-hidden />
                {each.label}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
