import type { ObjectType } from "../../../contract/objects.ts";
import { ArchiveObjectType } from "./archive-object-type.tsx";
import { DeleteObjectType } from "./delete-object-type.tsx";
import { EditObjectTypeForm } from "./edit-object-type-form.tsx";
import { SettingsModal } from "./settings-modal.tsx";

export type ObjectTypeAct = "edit" | "archive" | "delete";

/** Changes the details of a type, archives it, or deletes it for good. */
export function ObjectTypeDialog({
  objectType,
  act,
  ...frame
}: {
  objectType: ObjectType;
  act: ObjectTypeAct;
  opened: boolean;
  onClose: () => void;
  /** Called once it is gone from the screen. */
  onClosed: () => void;
}) {
  if (act === "archive") return <ArchiveObjectType objectType={objectType} {...frame} />;
  if (act === "delete") return <DeleteObjectType objectType={objectType} {...frame} />;
  return (
    <SettingsModal title={`Edit ${objectType.label_plural}`} {...frame}>
      <EditObjectTypeForm objectType={objectType} onClose={frame.onClose} />
    </SettingsModal>
  );
}
