import type { Attribute } from "../../contract/attributes.ts";
import { referenceListSchema } from "../../contract/instances.ts";
import { ExactNumber, type JsonObject, type JsonValue } from "../../contract/json.ts";
import type { WorkspaceSchema } from "../../contract/objects.ts";
import * as z from "zod/mini";
import { formatDate, formatDigits } from "../lib/format.ts";
import { instanceTitle } from "./instance-title.ts";
import { findObjectType } from "./schema-query.ts";

/** What a cell says of a value, as text. Unset, null and empty are all nothing: a spreadsheet knows no difference. */
function attributeText(
  attribute: Attribute | undefined,
  value: JsonValue | undefined,
  schema: WorkspaceSchema,
): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "string") return value;
  if (typeof value === "number" || value instanceof ExactNumber) {
    return attribute?.data_type === "datetime"
      ? formatDate(Number(value))
      : formatDigits(String(value));
  }
  const references = z.safeParse(referenceListSchema, value);
  if (!references.success) return JSON.stringify(value);
  return references.data.instances
    .map((one) => instanceTitle(one, findObjectType(schema, one.type)))
    .join(", ");
}

/** As `attributeText`, of the attribute whose column it is: `custom_attributes.{name}`. */
export function namedAttributeText(
  columnId: string,
  attributes: readonly Attribute[],
  record: { custom_attributes: JsonObject },
  schema: WorkspaceSchema,
): string {
  const name = columnId.slice("custom_attributes.".length);
  const attribute = attributes.find((each) => each.name === name);
  return attributeText(attribute, record.custom_attributes[name], schema);
}
