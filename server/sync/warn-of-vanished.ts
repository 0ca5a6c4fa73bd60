import type { Attribute } from "../../contract/attributes.ts";
import type { Database, Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { attributesOf, loadSchema } from "../workspace/schema.ts";
import type { CopiedList } from "./copied-record.ts";
import { raiseAlarms, type NewAlarm } from "./raise-alarms.ts";
import { about } from "./schema-steps.ts";

/**
 * Tell of attributes that were inferred once and that no record of a whole list holds any more, and of those that are back
 * after that was told: each time, and not again with every sweep.
 */
export async function warnOfVanished(
  database: Database,
  list: CopiedList,
  filled: ReadonlySet<string>,
): Promise<void> {
  const schema = await loadSchema(database);
  const inferred = attributesOf(schema, list.kind, list.typeId).filter(
    ({ origin, archived }) => origin !== "declared" && !archived,
  );
  if (inferred.length === 0) return;
  await database.transaction(async (db) => {
    const vanished = await toldVanished(db, list);
    const alarms = inferred.flatMap((attribute) =>
      filled.has(attribute.name) === vanished.has(attribute.name)
        ? [alarmOf(attribute, filled.has(attribute.name))]
        : [],
    );
    await raiseAlarms(db, alarms);
  });
}

function alarmOf(attribute: Attribute, isBack: boolean): NewAlarm {
  const { data_type } = attribute;
  return isBack
    ? { what: "new_attribute", ...about(attribute), before: null, after: data_type }
    : { what: "vanished_attribute", ...about(attribute), before: data_type, after: null };
}

/** The attributes of which the last word was that they vanished, whether or not somebody dismissed it. */
async function toldVanished(db: Queries, { kind, typeId }: CopiedList): Promise<Set<string>> {
  const rows = await db
    .selectFrom("schema_alarms")
    .select(["attribute", "what"])
    .where("workspace_id", "=", workspace)
    .where("kind", "=", kind)
    .where("object_type_id", "=", typeId)
    .where("what", "in", ["vanished_attribute", "new_attribute"])
    .orderBy("number")
    .execute();
  const last = new Map(rows.map(({ attribute, what }) => [attribute, what]));
  return new Set([...last].flatMap(([name, what]) => (what === "vanished_attribute" ? name : [])));
}
