import type { JsonObject } from "../../contract/json.ts";
import { ApiError } from "../http/api-error.ts";
import { isJsonObject } from "../../contract/json.ts";
import type { AttributeWrite } from "../workspace/custom-attributes.ts";
import type { ReadRecord, WantedMembers } from "./record-members.ts";

/** Attributes as the vendor takes them: to-one references as a bare id, to-many ones as the whole set. */
export function sentAttributes({ values, references }: AttributeWrite): JsonObject {
  const sent: JsonObject = { ...values };
  for (const { attribute, ids } of references)
    sent[attribute.name] = attribute.reference?.type === "many" ? ids : (ids[0] ?? null);
  return sent;
}

export function wantedAttributes(
  { values, references }: AttributeWrite,
  attributes: Parameters<typeof attributeNamed>[0],
): WantedMembers {
  return new Map([
    ...Object.entries(values).map(([name, value]) => {
      const attribute = attributeNamed(attributes, name);
      return [`custom_attributes.${name}`, { value, ...(attribute && { attribute }) }] as const;
    }),
    ...references.map(
      ({ attribute, ids }) =>
        [`custom_attributes.${attribute.name}`, { value: ids, attribute }] as const,
    ),
  ]);
}

function attributeNamed(
  attributes: readonly AttributeWrite["references"][number]["attribute"][],
  name: string,
) {
  return attributes.find((attribute) => !attribute.archived && attribute.name === name);
}

/** Throws where the vendor did not show the whole of a set: what it kept back would be unlinked. */
export function refuseCutSets(record: ReadRecord | undefined, names: readonly string[]): void {
  const attributes: JsonObject = record?.record.custom_attributes ?? {};
  for (const name of names) {
    const list = attributes[name];
    if (!isJsonObject(list) || list["has_more"] !== true) continue;
    const field = `custom_attributes.${name}`;
    throw new ApiError(400, {
      code: "unsupported",
      field,
      message: `${field} holds more than the vendor shows of it, and writing the set would unlink the rest. Nothing was sent. Change it in the vendor's own screens`,
    });
  }
}
