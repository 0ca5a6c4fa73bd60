import type { InstanceUpsert } from "../../contract/instances.ts";
import type { Database } from "../database/database.ts";
import { ApiError } from "../http/api-error.ts";
import type { ObjectTypeDefinition } from "../workspace/schema.ts";
import { importBatch, type Outcome } from "./import-batch.ts";

/** How many rows share a transaction, and so one wait for the disk; fewer where they are long. */
const rowsPerBatch = 500;
const charactersPerBatch = 4_000_000;

export interface ImportSummary {
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  /** The line up to which the file was written; set where it was not read to its end. */
  stoppedAfterLine?: number;
  /** Why the rest of the file can't be read. */
  failure?: Error;
}

interface ImportListener {
  onRefusal(line: number, reason: string): void;
  /** Asked after each batch. */
  shouldStop(): boolean;
}

/** A row of a file; `size` is in characters. */
export interface ImportRow {
  line: number;
  size: number;
  /** An error where the row can't even be understood. */
  upsert: InstanceUpsert | ApiError;
}

/** Write a whole file in batches. What is summed up is on disk, also where the file breaks off or one is asked to stop. */
export async function importFile(
  database: Database,
  type: ObjectTypeDefinition,
  fileRows: AsyncIterable<ImportRow>,
  listener: ImportListener,
): Promise<ImportSummary> {
  const summary: ImportSummary = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  let rows: ImportRow[] = [];
  let characters = 0;
  let lastLine = 1;

  async function writeRows(): Promise<void> {
    const outcomes = await outcomesOf(database, type, rows);
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome instanceof ApiError) {
        summary.refused += 1;
        listener.onRefusal(rows[index]?.line ?? 0, outcome.message);
      } else summary[outcome] += 1;
    }
    rows = [];
    characters = 0;
  }

  try {
    for await (const row of fileRows) {
      const { line, size } = row;
      lastLine = line;
      rows.push(row);
      characters += size;
      if (rows.length < rowsPerBatch && characters < charactersPerBatch) continue;
      await writeRows();
      if (listener.shouldStop()) return { ...summary, stoppedAfterLine: line };
    }
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    await writeRows();
    return { ...summary, stoppedAfterLine: lastLine, failure: error };
  }
  await writeRows();
  return summary;
}

async function outcomesOf(
  database: Database,
  type: ObjectTypeDefinition,
  rows: ImportRow[],
): Promise<Outcome[]> {
  const upserts = rows
    .map(({ upsert }) => upsert)
    .filter((each): each is InstanceUpsert => !(each instanceof ApiError));
  const written = upserts.length === 0 ? [] : await importBatch(database, type, upserts);
  return rows.map(({ upsert }) =>
    upsert instanceof ApiError ? upsert : (written.shift() ?? "unchanged"),
  );
}

/** Whether the file is at fault, and not the database. */
function isUnreadable(error: unknown): error is Error {
  return error instanceof Error && "code" in error && /^(CSV_|EIO|EISDIR)/.test(String(error.code));
}
