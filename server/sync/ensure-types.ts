import { objectTypeIdSchema } from "../../contract/objects.ts";
import type { Database } from "../database/database.ts";
import { createObjectType } from "../features/objects/store.ts";
import { ApiError } from "../http/api-error.ts";
import { labelOf } from "../import/infer-attributes.ts";
import { loadSchema } from "../workspace/schema.ts";
import { raiseAlarms } from "./raise-alarms.ts";

const typeId = objectTypeIdSchema();

/** Make the object types that are not there yet, without attributes. Quietly where nobody need be told. */
export async function ensureTypes(
  database: Database,
  ids: Iterable<string>,
  { isQuiet }: { isQuiet: boolean },
): Promise<void> {
  for (const id of new Set(ids)) {
    const { objectTypes } = await loadSchema(database);
    if (objectTypes.has(id) || !typeId.safeParse(id).success) continue;
    if (await makeType(database, id)) {
      const alarm = { what: "new_type", kind: "instance", typeId: id, attribute: "" } as const;
      if (!isQuiet)
        await database.transaction((db) =>
          raiseAlarms(db, [{ ...alarm, before: null, after: null }]),
        );
    }
  }
}

/** False where another server made it meanwhile. */
async function makeType(database: Database, id: string): Promise<boolean> {
  const label = labelOf(id);
  const label_plural = label.endsWith("s") ? label : `${label}s`;
  const presentation = { label, label_plural, description: "", icon: "box" } as const;
  try {
    await createObjectType(database, {
      id,
      ...presentation,
      title_attribute: null,
      attributes: [],
    });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return false;
    throw error;
  }
}
