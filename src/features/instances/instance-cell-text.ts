import type { Instance } from "../../../contract/instances.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { formatDateTime } from "../../lib/format.ts";
import { namedAttributeText } from "../../workspace/attribute-text.ts";
import { instanceTitle } from "../../workspace/instance-title.ts";
import { findObjectType } from "../../workspace/schema-query.ts";

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
    default:
      return namedAttributeText(columnId, objectType?.attributes ?? [], instance, schema);
  }
}
