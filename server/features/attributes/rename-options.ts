import { sql } from "kysely";
import type { Attribute } from "../../../contract/attributes.ts";
import { isJsonObject, parseJson } from "../../../contract/json.ts";
import type { Database, Queries } from "../../database/database.ts";
import { jsonMember, jsonMemberText } from "../../database/json-member.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import type { Renaming } from "./rules.ts";
import { ownerTables, ownersOf } from "./usage.ts";

const recordsPerBatch = 500;

/**
 * Values hold an option's label, so they follow it to its new one, in the transaction that renames it; all other values
 * keep every digit. Two options may swap labels. The records' own times stay: it is the schema that changed.
 */
export async function renameOptions(
  { dialect }: Database,
  db: Queries,
  attribute: Attribute,
  renamings: Renaming[],
): Promise<void> {
  if (renamings.length === 0) return;
  const labels = new Map(renamings.map(({ from, to }) => [from, to]));
  const held = jsonMember(dialect, "custom_attributes", attribute.name);
  const texts = renamings.map(({ from }) => jsonMemberText(dialect, from));
  for (let after = ""; ;) {
    const rows = await ownersOf(db, attribute)
      .select(["id", "custom_attributes"])
      .where("id", ">", after)
      .where(held, "in", texts)
      .orderBy("id")
      .limit(recordsPerBatch)
      .execute();
    const written = rows.map(
      ({ id, custom_attributes }) =>
        sql`(${id}, ${relabelled(custom_attributes, attribute.name, labels)})`,
    );
    if (written.length > 0) {
      await sql`
        update ${sql.table(ownerTables[attribute.owner_kind])} as record
        set custom_attributes = written.column2
        from (values ${sql.join(written)}) as written
        where record.workspace_id = ${theWorkspaceId} and record.id = written.column1`.execute(db);
    }
    const last = rows.at(-1);
    if (rows.length < recordsPerBatch || !last) return;
    after = last.id;
  }
}

function relabelled(text: string, name: string, labels: Map<string, string>): string {
  const values = parseJson(text);
  if (!isJsonObject(values)) return text;
  const value = values[name];
  if (typeof value === "string") values[name] = labels.get(value) ?? value;
  return JSON.stringify(values);
}
