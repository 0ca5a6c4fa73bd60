import type { ObjectType } from "../../../contract/objects.ts";
import { ArchiveObjectType } from "./archive-object-type.tsx";
import { EditObjectTypeForm } from "./edit-object-type-form.tsx";
import { SettingsModal } from "./settings-modal.tsx";

export type ObjectTypeAct = "edit" | "archive";

/** Changes the details of a type, or archives it. */
export function ObjectTypeDialog({
  objectType,
  act,
  opened,
  onClose,
  onSaved,
}: {
  objectType: ObjectType;
  act: ObjectTypeAct;
  opened: boolean;
  onClose: () => void;
  /** Gets what was done, in words. */
  onSaved: (text: string) => void;
}) {
  const outcomes = { onSaved, onCancel: onClose };
  return (
    <SettingsModal
      title={
        act === "edit" ? `Edit ${objectType.label_plural}` : `Archive ${objectType.label_plural}?`
      }
      opened={opened}
      onClose={onClose}
    >
      {act === "edit" ? (
        <EditObjectTypeForm objectType={objectType} {...outcomes} />
      ) : (
        <ArchiveObjectType objectType={objectType} {...outcomes} />
      )}
    </SettingsModal>
  );
}
