import { setImmediate as yieldToOthers } from "node:timers/promises";
import { sql } from "kysely";
import { parseJson, type JsonObject } from "../../../../contract/json.ts";
import type { Queries } from "../../../database/database.ts";
import { dialectOf } from "../../../database/prepared-query.ts";
import { theWorkspaceId } from "../../../database/tables.ts";
import { instanceColumns, type InstanceRow } from "../../../workspace/instance-json.ts";
import { instanceTitle } from "../../../workspace/record-titles.ts";
import { readReferences } from "../../../workspace/references.ts";
import type { Schema } from "../../../workspace/schema.ts";
import type { InstanceKey, InstanceKeys } from "./instance-keys.ts";

/** An instance as it is when its turn comes. */
export interface ExportRecord {
  row: InstanceRow;
  values: JsonObject;
  /** By attribute, in their order. */
  references: ReadonlyMap<string, readonly ReferenceEnd[]>;
}

export interface ReferenceEnd {
  id: string;
  /** Its id where it matches no instance. */
  title: string;
}

/** How far an export is; the writers count what they leave out. */
export interface ExportProgress {
  read: number;
  leftOut: number;
  cutCells: number;
}

export interface ExportSource {
  db: Queries;
  schema: Schema;
  typeId: string;
  keys: InstanceKeys;
  hasReferences: boolean;
  progress: ExportProgress;
}

/** Few enough that nobody who waits for a block to be read and written notices. */
const rowsPerBlock = 100;
const ownersPerStep = 50;

/** The instances of a list block by block; others get their turn before each. The next is read when it is asked for. */
export async function* readRecords(source: ExportSource): AsyncGenerator<ExportRecord[]> {
  const { db, typeId, keys, progress } = source;
  for (let start = 0; start < keys.length; start += rowsPerBlock) {
    await yieldToOthers();
    const end = Math.min(start + rowsPerBlock, keys.length);
    const wanted = Array.from({ length: end - start }, (_, index) => keys.at(start + index));
    const rows = await rowsOf(db, typeId, wanted);
    const references = source.hasReferences ? await referencesOf(source, rows) : undefined;
    await yieldToOthers();
    const records = rows.map((row) => ({
      row,
      values: parseJson(row.custom_attributes) as JsonObject,
      references: references?.get(row.id) ?? none,
    }));
    progress.read += rows.length;
    progress.leftOut += wanted.length - rows.length;
    yield records;
  }
}

const none: ExportRecord["references"] = new Map();

/** Those that are still there, in the order of their keys. */
async function rowsOf(
  db: Queries,
  typeId: string,
  keys: readonly InstanceKey[],
): Promise<InstanceRow[]> {
  const pairs = JSON.stringify(keys.map(({ createdAt, seq }) => [createdAt, seq]));
  const columns = sql.join(instanceColumns.map((name) => sql.ref(`instances.${name}`)));
  const keyRows =
    dialectOf(db) === "sqlite"
      ? sql`(select key as place, value ->> 0 as created_at, value ->> 1 as seq from json_each(${pairs}))`
      : sql`(select place, (value ->> 0)::bigint as created_at, (value ->> 1)::bigint as seq
          from json_array_elements(${pairs}::json) with ordinality as list (value, place))`;
  const { rows } = await sql<InstanceRow>`select ${columns} from ${keyRows} as wanted
    cross join instances
    where instances.workspace_id = ${theWorkspaceId} and instances.object_type_id = ${typeId}
      and instances.created_at = wanted.created_at and instances.seq = wanted.seq
    order by wanted.place`.execute(db);
  return rows;
}

async function referencesOf(
  { db, schema }: ExportSource,
  rows: readonly InstanceRow[],
): Promise<Map<string, Map<string, ReferenceEnd[]>>> {
  const byOwner = new Map<string, Map<string, ReferenceEnd[]>>();
  for (let start = 0; start < rows.length; start += ownersPerStep) {
    const owners = rows.slice(start, start + ownersPerStep).map(({ id }) => id);
    for (const reference of await readReferences(db, "instance", owners)) {
      const { owner_id, attribute, instance_id: id, instance } = reference;
      const ofOwner = byOwner.get(owner_id) ?? new Map<string, ReferenceEnd[]>();
      byOwner.set(owner_id, ofOwner);
      const ends = ofOwner.get(attribute) ?? [];
      ofOwner.set(attribute, ends);
      const type = schema.objectTypes.get(instance?.object_type_id ?? "");
      ends.push({ id, title: instance ? instanceTitle(id, instance, type) : id });
    }
    await yieldToOthers();
  }
  return byOwner;
}
