import type { Queries } from "../../database/database.ts";
import { exportFile, type ExportPlan } from "./export-file.ts";
import { ExportKeys } from "./export-keys.ts";

const sampleRows = 300;

/** About how many bytes an export has, reckoned from rows that stand evenly spread in it. */
export async function estimateSize(db: Queries, plan: ExportPlan): Promise<number> {
  const { keys } = plan;
  const sample = keys.spread(sampleRows);
  const empty = await sizeOf(db, { ...plan, keys: new ExportKeys() });
  if (sample.length === 0) return empty;
  const sampled = await sizeOf(db, { ...plan, keys: sample });
  return Math.round(empty + ((sampled - empty) / sample.length) * keys.length);
}

async function sizeOf(db: Queries, plan: ExportPlan): Promise<number> {
  let bytes = 0;
  const progress = { read: 0, leftOut: 0, cutCells: 0 };
  for await (const part of exportFile(db, plan, progress)) bytes += Buffer.byteLength(part);
  return bytes;
}
