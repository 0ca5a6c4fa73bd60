import { useMutation } from "@tanstack/react-query";
import type { Attribute, NewAttribute } from "../../../contract/attributes.ts";
import { announce } from "../../components/ui/announce.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { ArchiveAttribute } from "./archive-attribute.tsx";
import { emptyAttribute } from "./attribute-form-schema.ts";
import { DeleteAttribute } from "./delete-attribute.tsx";
import { EditAttributeForm } from "./edit-attribute-form.tsx";
import { NewAttributeForm } from "./new-attribute-form.tsx";
import { createAttribute, type AttributeOwner } from "./queries.ts";
import { SettingsModal } from "./settings-modal.tsx";

export type AttributeAct =
  { act: "add" } | { act: "edit" | "archive" | "delete"; attribute: Attribute };

/** Adds, changes, archives or deletes an attribute. */
export function AttributeDialog({
  owner,
  act,
  opened,
  onClose,
  onClosed,
}: {
  owner: AttributeOwner;
  act: AttributeAct;
  opened: boolean;
  onClose: () => void;
  /** Called once it is gone from the screen. */
  onClosed: () => void;
}) {
  const frame = { opened, onClose, onClosed };
  switch (act.act) {
    case "add":
      return (
        <SettingsModal title="Add an attribute" {...frame}>
          <AddAttribute owner={owner} onClose={onClose} />
        </SettingsModal>
      );
    case "edit":
      return (
        <SettingsModal title={`Edit ${act.attribute.label}`} {...frame}>
          <EditAttributeForm attribute={act.attribute} onClose={onClose} />
        </SettingsModal>
      );
    case "archive":
      return <ArchiveAttribute key={act.attribute.id} attribute={act.attribute} {...frame} />;
    case "delete":
      return <DeleteAttribute key={act.attribute.id} attribute={act.attribute} {...frame} />;
  }
}

function AddAttribute({ owner, onClose }: { owner: AttributeOwner; onClose: () => void }) {
  const { object_types } = useSchema();
  const create = useMutation(createAttribute);
  async function save(attribute: NewAttribute): Promise<void> {
    await create.mutateAsync({ owner, attribute });
    announce(`Added ${attribute.label}.`);
    onClose();
  }
  return (
    <NewAttributeForm
      start={emptyAttribute}
      objectTypes={object_types.filter(({ archived }) => !archived)}
      submitLabel="Add attribute"
      save={save}
      onCancel={onClose}
    />
  );
}
