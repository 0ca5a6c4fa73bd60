import { sql } from "kysely";
import type { Queries } from "../database/database.ts";
import { listedTexts } from "../database/json-path.ts";
import { dialectOf } from "../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { markFindings } from "../workspace/mark-findings.ts";
import { tableOfKind } from "./copied-columns.ts";
import type { CopiedList, CopiedRecord } from "./copied-record.ts";

/**
 * No two records of a list have the same external id; where one was read with that of another, the copy that is older
 * loses it until it is read again. Answers the records as they may be written.
 */
export async function resolveExternalIds(
  db: Queries,
  list: CopiedList,
  records: CopiedRecord[],
  asOfMs: number,
): Promise<CopiedRecord[]> {
  if (list.kind === "conversation") return records;
  const owners = new Map<string, string>();
  for (const { id, columns } of records) {
    const externalId = columns["external_id"];
    if (typeof externalId === "string" && !owners.has(externalId)) owners.set(externalId, id);
  }
  if (owners.size === 0) return records;
  const holders = await readHolders(db, list, [...owners.keys()]);
  const others = holders.filter(({ id, external_id }) => owners.get(external_id) !== id);
  const read = new Set(records.map(({ id }) => id));
  const losers = others.filter(({ id, as_of_ms }) => read.has(id) || (as_of_ms ?? 0) <= asOfMs);
  await takeAway(db, list, losers);
  for (const { external_id, id } of others) {
    if (!losers.some((loser) => loser.id === id)) owners.set(external_id, id);
  }
  return records.map((record) => {
    const externalId = record.columns["external_id"];
    if (typeof externalId !== "string" || owners.get(externalId) === record.id) return record;
    return { ...record, columns: { ...record.columns, external_id: null } };
  });
}

interface Holder {
  id: string;
  external_id: string;
  as_of_ms: number | null;
}

async function readHolders(
  db: Queries,
  { kind, typeId }: CopiedList,
  externalIds: string[],
): Promise<Holder[]> {
  const list = listedTexts(dialectOf(db), JSON.stringify(externalIds));
  const ofType = kind === "instance" ? sql`and record.object_type_id = ${typeId}` : sql``;
  const { rows } = await sql<Holder>`
    select record.id, record.external_id, sync_records.as_of_ms
    from ${sql.table(tableOfKind[kind])} as record
    left join sync_records on sync_records.workspace_id = record.workspace_id
      and sync_records.kind = ${kind} and sync_records.id = record.id
    where record.workspace_id = ${workspace} ${ofType} and record.external_id in ${list}`.execute(
    db,
  );
  return rows;
}

async function takeAway(db: Queries, { kind }: CopiedList, losers: Holder[]): Promise<void> {
  if (losers.length === 0) return;
  const ids = JSON.stringify(losers.map(({ id }) => id));
  await sql`update ${sql.table(tableOfKind[kind])} set external_id = null
    where workspace_id = ${workspace} and id in ${listedTexts(dialectOf(db), ids)}`.execute(db);
  await markFindings(
    db,
    "external_id",
    losers.map(({ external_id }) => external_id),
  );
}
