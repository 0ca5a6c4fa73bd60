import { sql } from "kysely";
import type { ContactSummary } from "../../../contract/contacts.ts";
import type { Database } from "../../database/database.ts";
import { attributesJson } from "../../workspace/attributes-json.ts";
import { countReferences } from "../../workspace/count-references.ts";
import type { PageRequest } from "../../workspace/keyset.ts";
import { readRecordPage } from "../../workspace/query/record-page.ts";
import type { RecordSelection } from "../../workspace/query/record-selection.ts";
import type { Schema } from "../../workspace/schema.ts";
import { profileOf } from "./contact-json.ts";
import { contactColumns, type ContactRow } from "./store.ts";

const columns = contactColumns.map((name) => sql.ref(`contacts.${name}`));

/** A page of the console's list as JSON text; with `names` only these attributes come along. */
export async function listContactSummaries(
  database: Database,
  { contactAttributes }: Schema,
  selection: RecordSelection,
  names: ReadonlySet<string> | undefined,
  request: PageRequest,
  signal: AbortSignal,
): Promise<string> {
  const { db } = database;
  const { rows, ...rest } = await readRecordPage<ContactRow>(
    database,
    selection,
    columns,
    request,
    signal,
  );
  const ids = rows.map(({ id }) => id);
  const counts = await countReferences(db, "contact", ids);
  const values = await attributesJson(db, "contact", contactAttributes, rows, names);
  const contacts = rows.map((row, index) => {
    const summary = JSON.stringify(summaryOf(row, counts.get(row.id) ?? 0));
    return `${summary.slice(0, -1)},"custom_attributes":${values[index]}}`;
  });
  return `{"contacts":[${contacts.join(",")}],${JSON.stringify(rest).slice(1)}`;
}

/** What a line tells of a contact beside its attributes. */
export function summaryOf(
  row: ContactRow,
  reference_count: number,
): Omit<ContactSummary, "custom_attributes"> {
  const { location, last_contacted_at, last_replied_at } = profileOf(row);
  return {
    id: row.id,
    external_id: row.external_id,
    role: row.role,
    email: row.email,
    name: row.name,
    phone: row.phone,
    created_at: row.created_at,
    updated_at: row.updated_at,
    signed_up_at: row.signed_up_at,
    last_seen_at: row.last_seen_at,
    last_contacted_at: last_contacted_at ?? null,
    last_replied_at: last_replied_at ?? null,
    city: location?.city ?? null,
    region: location?.region ?? null,
    country: location?.country ?? null,
    reference_count,
  };
}
