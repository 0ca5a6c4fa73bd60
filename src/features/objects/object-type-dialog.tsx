import type { ObjectType } from "../../../contract/objects.ts";
import { ArchiveObjectType } from "./archive-object-type.tsx";
import { EditObjectTypeForm } from "./edit-object-type-form.tsx";
import { SettingsModal } from "./settings-modal.tsx";

export type ObjectTypeAct = "edit" | "archive";

/** Changes the details of a type, or archives it. */
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
  return (
    <SettingsModal title={`Edit ${objectType.label_plural}`} {...frame}>
      <EditObjectTypeForm objectType={objectType} onClose={frame.onClose} />
    </SettingsModal>
  );
}
