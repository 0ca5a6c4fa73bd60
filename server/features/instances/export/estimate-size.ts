import type { Queries } from "../../../database/database.ts";
import { exportFile, type ExportPlan } from "./export-file.ts";
import { InstanceKeys } from "./instance-keys.ts";

const sampleRows = 300;

/** About how many bytes an export has, reckoned from rows that stand evenly spread in it. */
export async function estimateSize(db: Queries, plan: ExportPlan): Promise<number> {
  const { keys } = plan;
  const count = Math.min(keys.length, sampleRows);
  const empty = await sizeOf(db, { ...plan, keys: new InstanceKeys() });
  if (count === 0) return empty;
  const sampled = await sizeOf(db, { ...plan, keys: spreadSample(keys, count) });
  return Math.round(empty + ((sampled - empty) / count) * keys.length);
}

function spreadSample(keys: InstanceKeys, count: number): InstanceKeys {
  const block = new Float64Array(count * 2);
  for (let index = 0; index < count; index += 1) {
    const { createdAt, seq } = keys.at(Math.floor((index * keys.length) / count));
    block.set([createdAt, seq], index * 2);
  }
  const sample = new InstanceKeys();
  sample.add(block);
  return sample;
}

async function sizeOf(db: Queries, plan: ExportPlan): Promise<number> {
  let bytes = 0;
  const progress = { read: 0, leftOut: 0, cutCells: 0 };
  for await (const part of exportFile(db, plan, progress)) bytes += Buffer.byteLength(part);
  return bytes;
}
