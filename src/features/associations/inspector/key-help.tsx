import { Modal } from "@mantine/core";
import classes from "./key-help.module.css";

const keys: [keys: string, meaning: string][] = [
  ["← ↑ → ↓", "Walk to the next record; neighbours first"],
  ["Enter", "Expand, or show more"],
  ["C", "Collapse"],
  ["Delete", "Dismiss"],
  ["F", "Focus here"],
  ["Home", "Back to the record in focus"],
  ["O", "Open the record’s page"],
  ["L", "Link to another record"],
  ["P", "Start a path here, then end it there"],
  ["M", "Menu of the record"],
  ["T", "Picture or table"],
  ["/", "Find among these records; Enter goes from match to match"],
  ["+ − 0", "Zoom in, zoom out, fit"],
  ["Ctrl Z", "Undo a step of the view"],
  ["Ctrl Shift Z", "Redo it"],
];

export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Keys in the picture and the table"
      returnFocus={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <dl className={classes.keys}>
        {keys.map(([name, meaning]) => (
          <div key={name}>
            <dt>
              <kbd>{name}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
