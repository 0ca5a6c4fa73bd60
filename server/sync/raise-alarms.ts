import type { SchemaAlarm } from "../../contract/schema-alarms.ts";
import type { Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";

/** What is to be told of the vendor's data model. */
export interface NewAlarm {
  what: SchemaAlarm["what"];
  kind: SchemaAlarm["kind"];
  /** Empty for contacts and conversations. */
  typeId: string;
  attribute: string;
  before: string | null;
  after: string | null;
}

/** Tell people, inside a transaction. */
export async function raiseAlarms(db: Queries, alarms: readonly NewAlarm[]): Promise<void> {
  if (alarms.length === 0) return;
  const at = Math.floor(Date.now() / 1000);
  await db
    .insertInto("schema_alarms")
    .values(
      alarms.map(({ what, kind, typeId, attribute, before, after }) => ({
        workspace_id: workspace,
        at,
        what,
        kind,
        object_type_id: typeId,
        attribute,
        detail: JSON.stringify({ before, after }),
        dismissed_at: null,
      })),
    )
    .execute();
}

/** As `raiseAlarms`, for what is found again with every reading: it is told once. */
export async function raiseOnce(db: Queries, alarms: readonly NewAlarm[]): Promise<void> {
  for (const alarm of alarms) {
    const told = await sameAlarms(db, alarm)
      .select("number")
      .where("detail", "=", JSON.stringify({ before: alarm.before, after: alarm.after }))
      .executeTakeFirst();
    if (!told) await raiseAlarms(db, [alarm]);
  }
}

function sameAlarms(
  db: Queries,
  { what, kind, typeId, attribute }: Pick<NewAlarm, "what" | "kind" | "typeId" | "attribute">,
) {
  return db
    .selectFrom("schema_alarms")
    .where("workspace_id", "=", workspace)
    .where("what", "=", what)
    .where("kind", "=", kind)
    .where("object_type_id", "=", typeId)
    .where("attribute", "=", attribute);
}
