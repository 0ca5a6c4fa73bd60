import type {
  BeforeImageHead,
  SavedAttribute,
  SavedObjectType,
} from "../../../contract/before-image.ts";
import type { RestoreConflict } from "../../../contract/deletions.ts";
import { attributesOf, type Schema } from "../../workspace/schema.ts";

type SchemaParts = Pick<BeforeImageHead, "object_types" | "attributes">;

export interface RestorableSchema {
  objectTypes: SavedObjectType[];
  attributes: SavedAttribute[];
  conflicts: RestoreConflict[];
}

/** Which types and attributes can come back under their own ids. */
export function restorableSchema(
  schema: Schema,
  { object_types = [], attributes = [] }: SchemaParts,
): RestorableSchema {
  const restorable: RestorableSchema = { objectTypes: [], attributes: [], conflicts: [] };
  for (const [index, type] of object_types.entries()) {
    const taken = [
      ...schema.objectTypes.keys(),
      ...restorable.objectTypes.map(({ id }) => id),
    ].find((id) => id.toLowerCase() === type.id.toLowerCase());
    if (taken === undefined) restorable.objectTypes.push(type);
    else {
      restorable.conflicts.push({
        field: `object_types.${index}`,
        record: `The object type ${type.id}`,
        message: `an object type ${taken} is there`,
      });
    }
  }
  for (const [index, attribute] of attributes.entries()) {
    const message = obstacleOf(attribute, schema, restorable);
    if (message === undefined) restorable.attributes.push(attribute);
    else {
      const owner = attribute.object_type_id ?? `${attribute.owner_kind}s`;
      restorable.conflicts.push({
        field: `attributes.${index}`,
        record: `The attribute ${attribute.name} of ${owner}`,
        message,
      });
    }
  }
  return restorable;
}

function obstacleOf(
  attribute: SavedAttribute,
  schema: Schema,
  restorable: RestorableSchema,
): string | undefined {
  const { id, owner_kind, object_type_id, name, reference } = attribute;
  const isThere = (typeId: string) =>
    schema.objectTypes.has(typeId) || restorable.objectTypes.some((type) => type.id === typeId);
  if ((owner_kind === "instance") !== (object_type_id !== null))
    return "the file does not say what it belongs to";
  if (object_type_id !== null && !isThere(object_type_id))
    return `there is no object type ${object_type_id}`;
  if ((attribute.data_type === "relationship") !== (reference !== null))
    return "the file does not say what it refers to";
  if (reference && !isThere(reference.object_type_id))
    return `there is no object type ${reference.object_type_id}`;
  const others = [
    ...attributesOf(schema, owner_kind, object_type_id),
    ...restorable.attributes.filter(
      (other) => other.owner_kind === owner_kind && other.object_type_id === object_type_id,
    ),
  ];
  const named = others.filter((other) => other.name === name);
  if (!attribute.archived && named.some(({ archived }) => !archived))
    return "an attribute of this name is there";
  if (named.some((other) => !holdsTheSame(other, attribute)))
    return "an attribute of this name is there and holds values of another type";
  if (hasId(schema, restorable, id)) return `the id ${id} is taken by another attribute`;
  return undefined;
}

function holdsTheSame(
  one: Pick<SavedAttribute, "data_type" | "reference">,
  other: Pick<SavedAttribute, "data_type" | "reference">,
): boolean {
  return (
    one.data_type === other.data_type &&
    one.reference?.object_type_id === other.reference?.object_type_id
  );
}

function hasId(schema: Schema, restorable: RestorableSchema, id: string): boolean {
  return [
    ...schema.contactAttributes,
    ...schema.conversationAttributes,
    ...[...schema.objectTypes.values()].flatMap(({ attributes }) => attributes),
    ...restorable.attributes,
  ].some((attribute) => attribute.id === id);
}
