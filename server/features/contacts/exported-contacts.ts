import { sql } from "kysely";
import type { Database } from "../../database/database.ts";
import { countReferences } from "../../workspace/count-references.ts";
import { attributeFields, ownField, type ExportedList } from "../../workspace/exported-list.ts";
import {
  readRecordSelection,
  type SelectionQuery,
} from "../../workspace/query/record-selection.ts";
import { rowsByIds } from "../../workspace/rows-by-ids.ts";
import type { Schema } from "../../workspace/schema.ts";
import { summaryOf } from "./contact-summaries.ts";
import { contactColumns, type ContactRow } from "./store.ts";

const columns = contactColumns.map((name) => sql.ref(`contacts.${name}`));

const identity = [
  ownField("id", "Intercom id", "string"),
  ownField("external_id", "External id", "string"),
  ownField("name", "Name", "string"),
  ownField("email", "Email", "string"),
  ownField("phone", "Phone", "string"),
  ownField("role", "Role", "string"),
  ownField("location.city", "City", "string"),
  ownField("location.region", "Region", "string"),
  ownField("location.country", "Country", "string"),
];
const rest = [
  ownField("created_at", "Created", "datetime"),
  ownField("updated_at", "Updated", "datetime"),
  ownField("signed_up_at", "Signed up", "datetime"),
  ownField("last_seen_at", "Last seen", "datetime"),
  ownField("last_contacted_at", "Last contacted", "datetime"),
  ownField("last_replied_at", "Last replied", "datetime"),
  ownField("reference_count", "References", "integer"),
];

/** The contacts that an address tells of, to go into a file. */
export function exportedContacts(
  database: Database,
  schema: Schema,
  query: SelectionQuery,
): ExportedList {
  const selection = readRecordSelection(database, schema, "contact", query);
  const { visible, condition, order, isAll } = selection;
  return {
    record: { kind: "contact", type: "" },
    label: "Contacts",
    isNarrowed: !isAll,
    condition,
    order,
    fields: [...identity, ...attributeFields(schema.contactAttributes), ...rest],
    identity: ["id", "type", "external_id"],
    readRows: async (db, ids) => {
      const rows = await rowsByIds<ContactRow>(db, "contact", columns, ids, visible);
      const counts = await countReferences(
        db,
        "contact",
        rows.map(({ id }) => id),
      );
      return rows.map((row) => {
        const { city, region, country, ...own } = summaryOf(row, counts.get(row.id) ?? 0);
        const place = {
          "location.city": city,
          "location.region": region,
          "location.country": country,
        };
        const { id, custom_attributes } = row;
        return { id, custom_attributes, own: { type: "contact", ...own, ...place } };
      });
    },
  };
}
