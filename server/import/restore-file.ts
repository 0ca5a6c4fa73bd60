import { readFileSync } from "node:fs";
import { beforeImageSchema, type BeforeImage } from "../../contract/deletions.ts";
import { parseJson } from "../../contract/json.ts";
import { ConfigError } from "../config.ts";
import type { Database } from "../database/database.ts";
import { restoreImage } from "../features/instances/restore-image.ts";
import { ApiError } from "../http/api-error.ts";
import type { RestoreOptions } from "./import-options.ts";

/** Throws `ConfigError` where the file can't be read, or is something else. */
export function readBeforeImageFile(file: string): BeforeImage {
  const { data, error } = beforeImageSchema.safeParse(jsonOf(file));
  if (data) return data;
  const [issue] = error.issues;
  const where = issue && issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  throw new ConfigError(`${file} can't be restored. ${where}${issue?.message}`);
}

function jsonOf(file: string): unknown {
  try {
    return parseJson(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`${file} can't be read as JSON. ${reason}`);
  }
}

/** What the command says in the end. */
export interface RestoreReport {
  lines: string[];
  /** False where anything did not come back. */
  isWhole: boolean;
}

/** Put back what the file holds, and tell what came back and what did not. */
export async function restoreFile(
  database: Database,
  image: BeforeImage,
  { skipConflicts }: RestoreOptions,
): Promise<RestoreReport> {
  try {
    const restored = await restoreImage(database, image, { skipConflicts });
    const { instances, references, conflicts } = restored;
    return {
      lines: [
        `${quantity(instances.length, "instance")} and ${quantity(references, "reference")} put back.`,
        ...conflicts.map(({ record, message }) => `Left out: ${record}: ${message}`),
      ],
      isWhole: conflicts.length === 0,
    };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return {
      lines: [
        ...error.problems.map(({ message }) => message),
        "Nothing was put back. --skip-conflicts leaves out what is in the way and puts back the rest.",
      ],
      isWhole: false,
    };
  }
}

function quantity(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
