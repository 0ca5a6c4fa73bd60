import { useMutation } from "@tanstack/react-query";
import type { Attribute, NewAttribute } from "../../../contract/attributes.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { ArchiveAttribute } from "./archive-attribute.tsx";
import { emptyAttribute } from "./attribute-form-schema.ts";
import { EditAttributeForm } from "./edit-attribute-form.tsx";
import { NewAttributeForm } from "./new-attribute-form.tsx";
import { createAttribute, type AttributeOwner } from "./queries.ts";
import { SettingsModal } from "./settings-modal.tsx";

export type AttributeAct =
  { act: "add" } | { act: "edit"; attribute: Attribute } | { act: "archive"; attribute: Attribute };

interface AttributeDialogProps {
  owner: AttributeOwner;
  act: AttributeAct;
  opened: boolean;
  onClose: () => void;
  /** Gets what was done, in words. */
  onSaved: (text: string) => void;
}

/** Adds, changes or archives an attribute. */
export function AttributeDialog({ owner, act, opened, onClose, onSaved }: AttributeDialogProps) {
  return (
    <SettingsModal title={titleOf(act)} opened={opened} onClose={onClose}>
      {act.act === "add" ? (
        <AddAttribute owner={owner} onSaved={onSaved} onCancel={onClose} />
      ) : act.act === "edit" ? (
        <EditAttributeForm attribute={act.attribute} onSaved={onSaved} onCancel={onClose} />
      ) : (
        <ArchiveAttribute attribute={act.attribute} onSaved={onSaved} onCancel={onClose} />
      )}
    </SettingsModal>
  );
}

function titleOf(act: AttributeAct): string {
  switch (act.act) {
    case "add":
      return "Add an attribute";
    case "edit":
      return `Edit ${act.attribute.label}`;
    case "archive":
      return `Archive ${act.attribute.label}?`;
  }
}

function AddAttribute({
  owner,
  onSaved,
  onCancel,
}: {
  owner: AttributeOwner;
  onSaved: (text: string) => void;
  onCancel: () => void;
}) {
  const { object_types } = useSchema();
  const create = useMutation(createAttribute);
  async function save(attribute: NewAttribute): Promise<void> {
    await create.mutateAsync({ owner, attribute });
    onSaved(`Added ${attribute.label}.`);
  }
  return (
    <NewAttributeForm
      start={emptyAttribute}
      objectTypes={object_types.filter(({ archived }) => !archived)}
      submitLabel="Add attribute"
      save={save}
      onCancel={onCancel}
    />
  );
}
