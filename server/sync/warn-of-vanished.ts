import type { Database } from "../database/database.ts";
import { attributesOf, loadSchema } from "../workspace/schema.ts";
import type { CopiedList } from "./copied-record.ts";
import { raiseOnce, type NewAlarm } from "./raise-alarms.ts";
import { about } from "./schema-steps.ts";

/** Tell of attributes that were inferred once and that no record of a whole list holds any more. */
export async function warnOfVanished(
  database: Database,
  { kind, typeId }: CopiedList,
  filled: ReadonlySet<string>,
): Promise<void> {
  const schema = await loadSchema(database);
  const alarms = attributesOf(schema, kind, typeId)
    .filter(({ origin, archived, name }) => origin !== "declared" && !archived && !filled.has(name))
    .map((attribute): NewAlarm => ({
      what: "vanished_attribute",
      ...about(attribute),
      before: attribute.data_type,
      after: null,
    }));
  if (alarms.length > 0) await database.transaction((db) => raiseOnce(db, alarms));
}
