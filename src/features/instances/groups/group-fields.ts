import type { Attribute } from "../../../../contract/attributes.ts";
import type { ObjectType } from "../../../../contract/objects.ts";

/** A field that instances can be grouped by. */
export interface GroupField {
  /** As a filter names it. */
  field: string;
  attribute: Attribute;
}

/** Lists, which have few values and an order, and booleans. */
export function groupFields({ attributes }: ObjectType): GroupField[] {
  return attributes
    .filter(({ archived, data_type }) => !archived && ["list", "boolean"].includes(data_type))
    .map((attribute) => ({ field: `custom_attributes.${attribute.name}`, attribute }));
}

/** Undefined where there is no such field, or none any more. */
export function findGroupField(
  objectType: ObjectType,
  name: string | undefined,
): GroupField | undefined {
  if (name === undefined) return undefined;
  return groupFields(objectType).find(({ field }) => field === name);
}
