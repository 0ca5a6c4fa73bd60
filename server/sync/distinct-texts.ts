import { sql } from "kysely";
import type { Attribute } from "../../contract/attributes.ts";
import type { Queries } from "../database/database.ts";
import { jsonText } from "../database/json-path.ts";
import { dialectOf } from "../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { tableOfKind } from "./copied-columns.ts";

/** The different texts that records hold in an attribute, in the order of the alphabet, at most so many. */
export async function distinctTexts(
  db: Queries,
  { owner_kind, object_type_id, name }: Attribute,
  most: number,
): Promise<string[]> {
  const text = jsonText(dialectOf(db), { column: "custom_attributes", path: [name] });
  const ofType = object_type_id === null ? sql`` : sql`and object_type_id = ${object_type_id}`;
  const { rows } = await sql<{ text: string }>`select distinct text from
    (select ${text} as text from ${sql.table(tableOfKind[owner_kind])}
      where workspace_id = ${workspace} ${ofType}) as held
    where text is not null and text <> '' order by text limit ${sql.lit(most)}`.execute(db);
  return rows.map((row) => row.text);
}
