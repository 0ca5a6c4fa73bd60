import { Button, Modal } from "@mantine/core";
import { formatQuantity } from "../../lib/format.ts";
import { InstanceChange } from "./instance-change.tsx";
import type { Change } from "./instance-changes.ts";
import type { InstanceField } from "./instance-fields.ts";
import classes from "./instance-review.module.css";

/** Each change as it was and as it will be, before any of them is saved. */
export function InstanceReview({
  opened,
  changes,
  isSaving,
  onRevert,
  onSave,
  onClose,
}: {
  opened: boolean;
  changes: Change[];
  isSaving: boolean;
  onRevert: (field: InstanceField) => void;
  onSave: () => void;
  onClose: () => void;
}) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Review changes"
      size={680}
      closeButtonProps={{ "aria-label": "Close" }}
      classNames={{ title: classes.title ?? "" }}
    >
      {changes.length === 0 ? (
        <p className={classes.lead}>All changes are reverted; there is nothing to save.</p>
      ) : (
        <ul className={classes.changes} aria-label="Changes">
          {changes.map(({ field, draft, value }) => (
            <li key={field.key} className={classes.change}>
              <span className={classes.label}>{field.label}</span>
              <InstanceChange field={field} draft={draft} value={value} />
              <Button
                variant="subtle"
                color="gray"
                aria-label={`Revert ${field.label}`}
                onClick={() => onRevert(field)}
              >
                Revert
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          Back to the form
        </Button>
        {changes.length > 0 ? (
          <Button data-autofocus loading={isSaving} onClick={onSave}>
            Save {formatQuantity(changes.length, "change")}
          </Button>
        ) : null}
      </div>
    </Modal>
  );
}
