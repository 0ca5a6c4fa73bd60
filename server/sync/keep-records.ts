import type { Transaction } from "kysely";
import type { Contact } from "../../contract/contacts.ts";
import type { Conversation, ConversationListItem } from "../../contract/conversations.ts";
import type { Instance } from "../../contract/instances.ts";
import type { Database, Queries } from "../database/database.ts";
import { listedTexts } from "../database/json-path.ts";
import { dialectOf } from "../database/prepared-query.ts";
import { theWorkspaceId as workspace, type Tables } from "../database/tables.ts";
import { markFindings, markFindingsOfHolders } from "../workspace/mark-findings.ts";
import { attributesOf, loadSchema, relationshipAttributes } from "../workspace/schema.ts";
import { claimRecords } from "./claim-records.ts";
import { changedMembers, compareRecords, type Difference } from "./compare-records.ts";
import { contactRecord } from "./contact-record.ts";
import { conversationRecord } from "./conversation-record.ts";
import { isRecordStorable, type CopiedList, type CopiedRecord } from "./copied-record.ts";
import { readHeld } from "./held-records.ts";
import { instanceRecord } from "./instance-record.ts";
import { noteChanges, type ChangeSource } from "./note-changes.ts";
import { resolveExternalIds } from "./resolve-external-ids.ts";
import { isQuietList } from "./sync-lists.ts";
import { writeDifferences } from "./write-differences.ts";

/** When and how records were read. */
export interface KeepOptions extends ChangeSource {
  /** When the call was sent that gave them; for a write, when its reply came. */
  asOfMs: number;
  /** The sweep that read them. */
  sweep?: number | undefined;
}

/** What became of records that were read, by their ids. */
export interface KeptRecords {
  created: string[];
  changed: string[];
  unchanged: string[];
  /** The copy knew these as of a later moment already. */
  stale: string[];
  /** No database can hold these, for a NUL character or broken Unicode in them. */
  unstorable: string[];
}

/**
 * Let the copy of instances of a type be as they were read, inside a transaction. What the copy knows as of a later
 * moment stays, and what is the same is not written. The type must be there, and so should the attributes be.
 */
export function keepInstances(
  database: Database,
  transaction: Transaction<Tables>,
  typeId: string,
  instances: readonly Instance[],
  options: KeepOptions,
): Promise<KeptRecords> {
  const list = { kind: "instance", typeId } as const;
  return keep(database, transaction, list, instances, instanceRecord, options);
}

/** As `keepInstances`, for contacts. */
export function keepContacts(
  database: Database,
  transaction: Transaction<Tables>,
  contacts: readonly Contact[],
  options: KeepOptions,
): Promise<KeptRecords> {
  const list = { kind: "contact", typeId: "" } as const;
  return keep(database, transaction, list, contacts, contactRecord, options);
}

/** As `keepInstances`, for conversations; the parts are kept of those that come with them. */
export function keepConversations(
  database: Database,
  transaction: Transaction<Tables>,
  conversations: readonly (ConversationListItem | Conversation)[],
  options: KeepOptions,
): Promise<KeptRecords> {
  const list = { kind: "conversation", typeId: "" } as const;
  return keep(database, transaction, list, conversations, conversationRecord, options);
}

async function keep<Read>(
  database: Database,
  transaction: Transaction<Tables>,
  list: CopiedList,
  read: readonly Read[],
  toRecord: (read: Read, relationships: ReadonlySet<string>) => CopiedRecord,
  options: KeepOptions,
): Promise<KeptRecords> {
  const schema = await loadSchema(database, transaction);
  const relationships = relationshipAttributes(attributesOf(schema, list.kind, list.typeId));
  const names = new Set(relationships.map(({ name }) => name));
  // A page that shifted while it was made may name a record twice.
  const all = new Map(
    read.map((each) => toRecord(each, names)).map((record) => [record.id, record]),
  );
  const [records, unstorable] = parted([...all.values()], isRecordStorable);
  const { sweep = 0, asOfMs } = options;
  const claimed = await claimRecords(transaction, list, idsOf(records), { asOfMs, sweep });
  const [fresh, stale] = parted(records, ({ id }) => claimed.has(id));
  const differences = await keepFresh(database, transaction, list, fresh, options);
  const [changed, created] = parted(differences, ({ held }) => held !== undefined);
  const written = new Set(differences.map(({ record }) => record.id));
  return {
    created: created.map(({ record }) => record.id),
    changed: changed.map(({ record }) => record.id),
    unchanged: idsOf(fresh).filter((id) => !written.has(id)),
    stale: idsOf(stale),
    unstorable: idsOf(unstorable),
  };
}

/** Write those of some records that differ from the copy, and all that hangs on that. */
async function keepFresh(
  database: Database,
  db: Transaction<Tables>,
  list: CopiedList,
  records: CopiedRecord[],
  options: KeepOptions,
): Promise<Difference[]> {
  if (records.length === 0) return [];
  const read = await resolveExternalIds(db, list, records, options.asOfMs);
  const held = await readHeld(db, list, read);
  const differences = read.flatMap((record) => {
    const difference = compareRecords(list.kind, record, held.get(record.id));
    return difference ? [difference] : [];
  });
  if (differences.length === 0) return [];
  await writeDifferences(db, database.dialect, list, differences);
  await bringBack(db, list, differences);
  await markChanged(db, list, differences);
  const noted = await notableOf(db, list, differences, options);
  const changes = noted.map((difference) => ({
    id: difference.record.id,
    ...changedMembers(difference),
  }));
  await noteChanges(db, list, changes, options);
  return differences;
}

/** While a list is read for the first time all of it is new, which is nothing to tell. */
async function notableOf(
  db: Queries,
  list: CopiedList,
  differences: Difference[],
  { source }: ChangeSource,
): Promise<Difference[]> {
  const told = differences.filter(
    ({ held, columns, references }) => !held || columns.length + references.length > 0,
  );
  if (source === "write" || !(await isQuietList(db, list))) return told;
  return source === "refresh" ? told.filter(({ held }) => held !== undefined) : [];
}

/** What counted as gone and is there again. */
async function bringBack(
  db: Queries,
  { kind }: CopiedList,
  differences: Difference[],
): Promise<void> {
  const ids = differences.flatMap(({ record, held }) => (held ? [] : [record.id]));
  if (ids.length === 0) return;
  await db
    .deleteFrom("gone_records")
    .where("workspace_id", "=", workspace)
    .where("kind", "=", kind)
    .where("id", "in", listedTexts(dialectOf(db), JSON.stringify(ids)))
    .execute();
}

async function markChanged(
  db: Queries,
  { kind }: CopiedList,
  differences: Difference[],
): Promise<void> {
  const ids = differences.map(({ record }) => record.id);
  await markFindings(db, kind, ids);
  if (kind === "instance") await markFindingsOfHolders(db, ids);
  const externalIds = differences
    .flatMap(({ record, held }) => [record.columns["external_id"], held?.columns["external_id"]])
    .filter((externalId) => typeof externalId === "string");
  await markFindings(db, "external_id", externalIds);
}

function idsOf(records: readonly CopiedRecord[]): string[] {
  return records.map(({ id }) => id);
}

/** Those that pass, and the others. */
function parted<Item>(items: Item[], passes: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter((item) => passes(item)), items.filter((item) => !passes(item))];
}
