import { createHash } from "node:crypto";
import type { Database } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";

const tables: (keyof Tables)[] = [
  "workspaces",
  "object_types",
  "attributes",
  "instances",
  "instance_counts",
  "contacts",
  "conversations",
  "conversation_contacts",
  "conversation_parts",
  "instance_references",
];

/** A digest of every row of every table; equal as long as nothing was written. */
export async function storeDigest({ db }: Database): Promise<string> {
  const hash = createHash("sha256");
  for (const table of tables) {
    const rows = await db.selectFrom(table).selectAll().execute();
    const lines = rows
      .map((row) => JSON.stringify(row))
      .sort((one, other) => (one < other ? -1 : 1));
    hash.update(`${table}\n${lines.join("\n")}\n`);
  }
  return hash.digest("hex");
}
