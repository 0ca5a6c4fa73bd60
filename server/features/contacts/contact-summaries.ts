import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { ContactSummary } from "../../../contract/contacts.ts";
import type { KeysetPage } from "../../../contract/cursor-pagination.ts";
import type { Database } from "../../database/database.ts";
import { countReferences } from "../../workspace/count-references.ts";
import { invalidKeysetCursor } from "../../workspace/cursor-pages.ts";
import type { PageRequest } from "../../workspace/keyset.ts";
import { textInAny } from "../../workspace/text-match.ts";
import { profileOf } from "./contact-json.ts";
import { newestContacts } from "./contact-fields.ts";
import { countContacts, listContacts, type ContactRow } from "./store.ts";

const searchedColumns = ["name", "email", "phone", "external_id", "id"];

/** A page of the console's list, newest first; `q` is looked for whatever the case of letters. */
export async function listContactSummaries(
  { db, dialect }: Database,
  { q, filter }: { q: string; filter: RawBuilder<SqlBool> },
  request: PageRequest,
): Promise<{ contacts: ContactSummary[]; total_count: number; page: KeysetPage }> {
  const condition: RawBuilder<SqlBool> =
    q === "" ? filter : sql`(${hasText(dialect, q)} and ${filter})`;
  const { rows, page, isWhole } = await listContacts(
    db,
    condition,
    newestContacts(dialect),
    request,
    invalidKeysetCursor,
  );
  const ids = rows.map(({ id }) => id);
  const counts = await countReferences(db, "contact", ids);
  return {
    contacts: rows.map((row) => summaryOf(row, counts.get(row.id) ?? 0)),
    total_count: isWhole ? rows.length : await countContacts(db, condition),
    page,
  };
}

function hasText(dialect: Database["dialect"], q: string): RawBuilder<SqlBool> {
  return textInAny(
    dialect,
    searchedColumns.map((column) => sql.ref(`contacts.${column}`)),
    q,
  );
}

function summaryOf(row: ContactRow, reference_count: number): ContactSummary {
  const { location } = profileOf(row);
  return {
    id: row.id,
    external_id: row.external_id,
    role: row.role,
    email: row.email,
    name: row.name,
    phone: row.phone,
    created_at: row.created_at,
    updated_at: row.updated_at,
    last_seen_at: row.last_seen_at,
    city: location?.city ?? null,
    country: location?.country ?? null,
    reference_count,
  };
}
