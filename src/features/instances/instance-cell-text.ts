import type { Attribute } from "../../../contract/attributes.ts";
import { referenceListSchema, type Instance } from "../../../contract/instances.ts";
import { ExactNumber, type JsonValue } from "../../../contract/json.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import * as z from "zod/mini";
import { formatDate, formatDateTime, formatDigits } from "../../lib/format.ts";
import { instanceTitle } from "../../workspace/instance-title.ts";
import { findObjectType } from "../../workspace/schema-query.ts";

const attributePrefix = "custom_attributes.";

/** What a cell of the table says, as text. Unset, null and empty are all nothing: a spreadsheet knows no difference. */
export function instanceCellText(
  columnId: string,
  instance: Instance,
  schema: WorkspaceSchema,
): string {
  const objectType = findObjectType(schema, instance.type);
  switch (columnId) {
    case "title":
      return instanceTitle(instance, objectType);
    case "id":
      return instance.id;
    case "external_id":
      return instance.external_id ?? "";
    case "created_at":
    case "updated_at":
    case "external_created_at":
    case "external_updated_at": {
      const time = instance[columnId];
      return time === null ? "" : formatDateTime(time);
    }
    default: {
      const name = columnId.slice(attributePrefix.length);
      const attribute = objectType?.attributes.find((one) => one.name === name);
      return valueText(attribute, instance.custom_attributes[name], schema);
    }
  }
}

function valueText(
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
