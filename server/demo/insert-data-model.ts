import type { OwnerKind } from "../../contract/attributes.ts";
import type { Database, Queries } from "../database/database.ts";
import { takeIds } from "../database/id-sequence.ts";
import { theWorkspaceId } from "../database/tables.ts";
import type { DemoAttribute } from "./attribute-definitions.ts";
import { objectTypes } from "./data-model.ts";
import { contactAttributes, conversationAttributes } from "./record-attributes.ts";

interface OwnedAttribute {
  owner_kind: OwnerKind;
  object_type_id: string | null;
  position: number;
  attribute: DemoAttribute;
}

export async function insertDataModel(
  db: Queries,
  dialect: Database["dialect"],
  madeAt: number,
): Promise<void> {
  const times = { created_at: madeAt, updated_at: madeAt };
  await db
    .insertInto("object_types")
    .values(
      objectTypes.map((type, position) => ({
        workspace_id: theWorkspaceId,
        id: type.id,
        label: type.label,
        label_plural: type.label_plural,
        description: type.description,
        icon: type.icon,
        title_attribute: type.title_attribute,
        archived: 0,
        position,
        ...times,
      })),
    )
    .execute();

  const attributes = [
    ...objectTypes.flatMap(({ id, attributes }) => owned("instance", id, attributes)),
    ...owned("contact", null, contactAttributes),
    ...owned("conversation", null, conversationAttributes),
  ];
  const ids = await takeIds(db, dialect, "attribute", attributes.length);
  await db
    .insertInto("attributes")
    .values(
      attributes.map(({ owner_kind, object_type_id, position, attribute }, index) => ({
        workspace_id: theWorkspaceId,
        id: ids[index] ?? 0,
        owner_kind,
        object_type_id,
        name: attribute.name,
        label: attribute.label,
        description: attribute.description ?? "",
        data_type: attribute.data_type,
        required: attribute.required ? 1 : 0,
        options: JSON.stringify(optionsOf(attribute, ids[index] ?? 0)),
        reference_type: attribute.reference?.type ?? null,
        reference_object_type_id: attribute.reference?.object_type_id ?? null,
        archived: attribute.archived ? 1 : 0,
        position,
        ...times,
      })),
    )
    .execute();
}

function owned(
  owner_kind: OwnerKind,
  object_type_id: string | null,
  attributes: DemoAttribute[],
): OwnedAttribute[] {
  return attributes.map((attribute, position) => ({
    owner_kind,
    object_type_id,
    position,
    attribute,
  }));
}

function optionsOf({ options = [] }: DemoAttribute, attributeId: number) {
  return options.map(({ label, archived = false }, index) => ({
    id: `${attributeId}-${index + 1}`,
    label,
    archived,
  }));
}
