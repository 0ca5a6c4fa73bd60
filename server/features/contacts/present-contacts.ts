import type { Database, Queries } from "../../database/database.ts";
import { attributesJson } from "../../workspace/attributes-json.ts";
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
  const values = await attributesJson(db, "contact", contactAttributes, rows);
  return rows.map((row, index) => contactJson(row, values[index] ?? "{}", format));
}
