import type { Attribute, AttributeChanges, NewAttribute } from "../../../contract/attributes.ts";
import type { Database, Queries } from "../../database/database.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { ApiError, notFound } from "../../http/api-error.ts";
import {
  addAttributes,
  refuseTakenName,
  type AttributeOwner,
} from "../../workspace/add-attributes.ts";
import { changeSchema } from "../../workspace/change-schema.ts";
import { attributesOf, loadSchema, type Schema } from "../../workspace/schema.ts";
import { renameOptions } from "./rename-options.ts";
import { checkReferenceType, mergeOptions } from "./rules.ts";
import { countAttributeUsage } from "./usage.ts";

/** Undefined where no attribute of any owner has the id. */
export function findAttribute(schema: Schema, id: string): Attribute | undefined {
  return [
    ...schema.contactAttributes,
    ...schema.conversationAttributes,
    ...[...schema.objectTypes.values()].flatMap(({ attributes }) => attributes),
  ].find((attribute) => attribute.id === id);
}

/** Throws a 404 for an attribute there is not. */
export async function getAttribute(database: Database, id: string): Promise<Attribute> {
  return getAttributeFrom(await loadSchema(database), id);
}

/** Throws a 404 for an attribute there is not. */
export function getAttributeFrom(schema: Schema, id: string): Attribute {
  const attribute = findAttribute(schema, id);
  if (!attribute) throw notFound(`There is no attribute with the id ${id}`);
  return attribute;
}

/** Returns the new attribute's id; `fieldPrefix` is where it stands in the request. */
export async function createAttribute(
  database: Database,
  owner: AttributeOwner,
  attribute: NewAttribute,
  fieldPrefix: string,
): Promise<string> {
  return changeSchema(database, async (transaction, schema) => {
    const { objectTypeId } = owner;
    if (objectTypeId !== null && !schema.objectTypes.has(objectTypeId))
      throw notFound(`Custom object type \`${objectTypeId}\` not found`);
    const [id = ""] = await addAttributes(transaction, database.dialect, schema, owner, [
      { attribute, fieldPrefix },
    ]);
    return id;
  });
}

/** Throws a 400, changing nothing, for what would lose or hide data that records hold. */
export async function updateAttribute(
  database: Database,
  id: string,
  changes: AttributeChanges,
): Promise<void> {
  await changeSchema(database, async (transaction, schema) => {
    const attribute = getAttributeFrom(schema, id);
    refuseArchiving(schema, attribute, changes.archived);
    const options = await changeOptions(database, transaction, attribute, changes.options);
    const { label, description, required, reference_type, archived } = changes;
    if (reference_type !== undefined) {
      const usage = await countAttributeUsage(database, attribute, transaction);
      checkReferenceType(attribute, reference_type, usage);
    }
    await transaction
      .updateTable("attributes")
      .set({
        ...(label === undefined ? {} : { label }),
        ...(description === undefined ? {} : { description }),
        ...(required === undefined ? {} : { required: required ? 1 : 0 }),
        ...(archived === undefined ? {} : { archived: archived ? 1 : 0 }),
        ...(reference_type === undefined ? {} : { reference_type }),
        ...(options === undefined ? {} : { options: JSON.stringify(options) }),
        updated_at: Math.floor(Date.now() / 1000),
      })
      .where("workspace_id", "=", theWorkspaceId)
      .where("id", "=", Number(attribute.id))
      .execute();
  });
}

async function changeOptions(
  database: Database,
  transaction: Queries,
  attribute: Attribute,
  given: AttributeChanges["options"],
) {
  if (given === undefined) return undefined;
  const usage = await countAttributeUsage(database, attribute, transaction);
  const { options, renamings } = mergeOptions(attribute, given, usage);
  await renameOptions(database, transaction, attribute, renamings);
  return options;
}

function refuseArchiving(
  schema: Schema,
  attribute: Attribute,
  archived: boolean | undefined,
): void {
  const { owner_kind, object_type_id, name } = attribute;
  if (archived === undefined || archived === attribute.archived) return;
  if (!archived) {
    refuseTakenName(attributesOf(schema, owner_kind, object_type_id), name, "archived");
    return;
  }
  const type = schema.objectTypes.get(object_type_id ?? "");
  if (type?.title_attribute === name) {
    throw new ApiError(400, {
      code: "parameter_invalid",
      field: "archived",
      message: `'${name}' names the instances of ${type.label}; choose another title attribute first`,
    });
  }
}
