import type { Attribute } from "../../contract/attributes.ts";
import { embeddedInstanceJson } from "./instance-json.ts";
import type { Reference } from "./references.ts";
import { relationshipAttributes } from "./schema.ts";

/**
 * The stored attributes of a record, as JSON text, with one reference list for each of its live relationship
 * attributes. References that match no instance have no place in Intercom's form and are left out.
 */
export function customAttributesJson(
  stored: string,
  attributes: readonly Attribute[],
  references: readonly Reference[],
): string {
  const lists = relationshipAttributes(attributes).map((attribute) => {
    const instances = references
      .filter((reference) => reference.attribute === attribute.name)
      .flatMap(({ instance }) => (instance ? [embeddedInstanceJson(instance)] : []));
    const type = JSON.stringify(`${attribute.reference?.object_type_id}.list`);
    return `${JSON.stringify(attribute.name)}:{"type":${type},"instances":[${instances.join(",")}]}`;
  });
  if (lists.length === 0) return stored;
  const members = stored.slice(1, -1);
  return `{${members}${members === "" ? "" : ","}${lists.join(",")}}`;
}
