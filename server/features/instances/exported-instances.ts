import { sql } from "kysely";
import type { Database } from "../../database/database.ts";
import { attributeFields, ownField, type ExportedList } from "../../workspace/exported-list.ts";
import { instanceColumns, type InstanceRow } from "../../workspace/instance-json.ts";
import { readSelection, type SelectionQuery } from "../../workspace/query/instance-selection.ts";
import { rowsByIds } from "../../workspace/rows-by-ids.ts";
import type { Schema } from "../../workspace/schema.ts";
import { getLiveType } from "./rules.ts";

const columns = instanceColumns.map((name) => sql.ref(`instances.${name}`));

const identity = [
  ownField("id", "Intercom id", "string"),
  ownField("external_id", "External id", "string"),
];
const times = [
  ownField("created_at", "Created", "datetime"),
  ownField("updated_at", "Updated", "datetime"),
  ownField("external_created_at", "Created elsewhere", "datetime"),
  ownField("external_updated_at", "Updated elsewhere", "datetime"),
];

/** The instances of a type that an address tells of, to go into a file. Throws 404 where there is no such type. */
export function exportedInstances(
  { dialect }: Database,
  schema: Schema,
  { object_type_id, ...query }: SelectionQuery & { object_type_id: string },
): ExportedList {
  const type = getLiveType(schema, object_type_id);
  const now = Math.floor(Date.now() / 1000);
  const { condition, order, isWholeType } = readSelection({ dialect, schema, type, now }, query);
  return {
    record: { kind: "instance", type: type.id },
    label: type.label_plural,
    isNarrowed: !isWholeType,
    condition,
    order,
    fields: [...identity, ...attributeFields(type.attributes), ...times],
    identity: ["id", "type", "external_id"],
    readRows: async (db, ids) => {
      const ofType = sql<boolean>`instances.object_type_id = ${type.id}`;
      const rows = await rowsByIds<InstanceRow>(db, "instance", columns, ids, ofType);
      return rows.map(({ id, custom_attributes, object_type_id: type_id, ...own }) => ({
        id,
        custom_attributes,
        own: { id, type: type_id, ...own },
      }));
    },
  };
}
