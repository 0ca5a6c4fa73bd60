import { setImmediate as yieldToOthers } from "node:timers/promises";
import { parseJson, type JsonObject } from "../../../contract/json.ts";
import type { Queries } from "../../database/database.ts";
import type {
  ExportedList,
  ExportedRow,
  ExportRecord,
  RecordEnd,
} from "../../workspace/exported-list.ts";
import { instanceTitle } from "../../workspace/record-titles.ts";
import { readReferences } from "../../workspace/references.ts";
import type { Schema } from "../../workspace/schema.ts";
import { idsPerBlock, type ExportKeys } from "./export-keys.ts";

/** How far an export is; the writers count what they leave out. */
export interface ExportProgress {
  read: number;
  leftOut: number;
  cutCells: number;
}

export interface ExportSource {
  db: Queries;
  schema: Schema;
  list: ExportedList;
  keys: ExportKeys;
  hasReferences: boolean;
  progress: ExportProgress;
}

const ownersPerStep = 50;

/** The records of a list block by block; others get their turn before each. The next is read when it is asked for. */
export async function* readRecords(source: ExportSource): AsyncGenerator<ExportRecord[]> {
  const { db, list, keys, progress } = source;
  for (const [index, ids] of keys.blocks.entries()) {
    await yieldToOthers();
    const rows = await list.readRows(db, ids);
    const references = source.hasReferences ? await referencesOf(source, rows) : undefined;
    await yieldToOthers();
    const records = rows.map(({ id, own, ends, custom_attributes }) => ({
      own,
      ...(ends ? { ends } : {}),
      values: parseJson(custom_attributes) as JsonObject,
      references: references?.get(id) ?? none,
    }));
    const wanted = Math.min(keys.length - index * idsPerBlock, idsPerBlock);
    progress.read += rows.length;
    progress.leftOut += wanted - rows.length;
    yield records;
  }
}

const none: ExportRecord["references"] = new Map();

async function referencesOf(
  { db, schema, list }: ExportSource,
  rows: readonly ExportedRow[],
): Promise<Map<string, Map<string, RecordEnd[]>>> {
  const byOwner = new Map<string, Map<string, RecordEnd[]>>();
  for (let start = 0; start < rows.length; start += ownersPerStep) {
    const owners = rows.slice(start, start + ownersPerStep).map(({ id }) => id);
    for (const reference of await readReferences(db, list.record.kind, owners)) {
      const { owner_id, attribute, instance_id: id, instance } = reference;
      const ofOwner = byOwner.get(owner_id) ?? new Map<string, RecordEnd[]>();
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
