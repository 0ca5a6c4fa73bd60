import type { Database, Queries } from "../../database/database.ts";
import { customAttributesJson } from "../../workspace/custom-attributes-json.ts";
import { readReferences, type Reference } from "../../workspace/references.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { contactJson, type ContactFormat } from "./contact-json.ts";
import type { ContactRow } from "./store.ts";

/** Each contact as JSON text, with the references of all of them read at once. */
export async function presentContacts(
  database: Database,
  db: Queries,
  rows: ContactRow[],
  format: ContactFormat,
): Promise<string[]> {
  const { contactAttributes } = await loadSchema(database, db);
  const ids = rows.map(({ id }) => id);
  const references: readonly Reference[] = await readReferences(db, "contact", ids);
  const byOwner = Map.groupBy(references, ({ owner_id }) => owner_id);
  return rows.map((row) =>
    contactJson(
      row,
      customAttributesJson(row.custom_attributes, contactAttributes, byOwner.get(row.id) ?? []),
      format,
    ),
  );
}
