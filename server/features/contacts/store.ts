import { sql, type RawBuilder, type SqlBool } from "kysely";
import { isVersionSince, type IntercomVersion } from "../../../contract/intercom-version.ts";
import type { Queries } from "../../database/database.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { ApiError, notFound } from "../../http/api-error.ts";
import { readPage, type Page, type PageRequest, type SortOrder } from "../../workspace/keyset.ts";

export interface ContactRow {
  id: string;
  external_id: string | null;
  role: string;
  email: string | null;
  phone: string | null;
  name: string | null;
  owner_id: string | null;
  unsubscribed_from_emails: number;
  signed_up_at: number | null;
  last_seen_at: number | null;
  profile: string;
  custom_attributes: string;
  merged_into: string | null;
  created_at: number;
  updated_at: number;
}

/** The columns of a `ContactRow`. */
export const contactColumns = [
  "id",
  "external_id",
  "role",
  "email",
  "phone",
  "name",
  "owner_id",
  "unsubscribed_from_emails",
  "signed_up_at",
  "last_seen_at",
  "profile",
  "custom_attributes",
  "merged_into",
  "created_at",
  "updated_at",
] as const;

export const contactSeq = sql.ref<number>("contacts.seq");

/** A page of contacts that are not merged and meet a condition. */
export async function listContacts(
  db: Queries,
  condition: RawBuilder<SqlBool>,
  sort: SortOrder,
  request: PageRequest,
  invalidCursor: (name: "after" | "before") => Error,
): Promise<Page<ContactRow>> {
  return readPage(sort, request, invalidCursor, (page) =>
    unmerged(db)
      .select([...contactColumns, "seq", sort.text.as("sort_text")])
      .where(condition)
      .where(page.where)
      .orderBy(page.orderBy)
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
  );
}

export async function countContacts(db: Queries, condition: RawBuilder<SqlBool>): Promise<number> {
  const { count } = await unmerged(db)
    .select((row) => row.fn.countAll<number>().as("count"))
    .where(condition)
    .executeTakeFirstOrThrow();
  return count;
}

function unmerged(db: Queries) {
  return db
    .selectFrom("contacts")
    .where("workspace_id", "=", theWorkspaceId)
    .where("merged_into", "is", null);
}

/** `lock` keeps other writers of this contact waiting until the transaction ends; SQLite lets one write at a time anyway. */
export async function findContact(
  db: Queries,
  key: ContactKey,
  lock = false,
): Promise<ContactRow | undefined> {
  const [column, value] =
    "id" in key ? (["id", key.id] as const) : (["external_id", key.external_id] as const);
  return db
    .selectFrom("contacts")
    .select(contactColumns)
    .where("workspace_id", "=", theWorkspaceId)
    .where(column, "=", value)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
}

type ContactKey = { id: string } | { external_id: string };

/** Throws where there is none that can be answered, as `refuseMerged` says. */
export async function getContact(
  db: Queries,
  key: ContactKey,
  version: IntercomVersion,
  { lock = false } = {},
): Promise<ContactRow> {
  return refuseMerged(db, await findContact(db, key, lock), version);
}

/** Throws 404 where there is none; for one that was merged 410 with the way to the other, before 2.16 404 too. */
export async function refuseMerged(
  db: Queries,
  contact: ContactRow | undefined,
  version: IntercomVersion,
): Promise<ContactRow> {
  if (!contact || (contact.merged_into !== null && !isVersionSince(version, "2.16")))
    throw notFound("User Not Found");
  if (contact.merged_into === null) return contact;
  const target = await canonicalContactId(db, contact.merged_into);
  throw new ApiError(
    410,
    {
      code: "contact_merged",
      message: "This contact has been merged. See the 'Link' header for the canonical contact.",
    },
    { link: `</contacts/${target}>; rel="canonical"` },
  );
}

const maxMerges = 3;

/** Where a chain of merges ends, over at most three of them, as Intercom follows it. */
async function canonicalContactId(db: Queries, mergedInto: string): Promise<string> {
  let target = mergedInto;
  for (let merges = 1; merges < maxMerges; merges += 1) {
    const next = await findContact(db, { id: target });
    if (!next || next.merged_into === null) break;
    target = next.merged_into;
  }
  return target;
}
