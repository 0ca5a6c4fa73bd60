import { sql } from "kysely";
import type { Attribute } from "../../../contract/attributes.ts";
import { namedOwners } from "../../../contract/deletions.ts";
import type { ReferenceEnd } from "../../../contract/references.ts";
import type { AttributeDeletion } from "../../../contract/schema-deletions.ts";
import type { Database, Queries } from "../../database/database.ts";
import { jsonMember } from "../../database/json-member.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { ApiError } from "../../http/api-error.ts";
import { changeSchema } from "../../workspace/change-schema.ts";
import { readReferenceEnds } from "../../workspace/reference-ends.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { getDeletable, sharesName, walkHolders, type Holder } from "./attribute-holders.ts";
import { countAttributeUsage, ownersOf, ownerTables } from "./usage.ts";

/** What goes with an archived attribute, counted row by row. */
export async function readAttributeDeletion(
  database: Database,
  id: string,
): Promise<AttributeDeletion> {
  const schema = await loadSchema(database);
  const attribute = getDeletable(schema, id);
  const shares_name = sharesName(schema, attribute);
  const { records, references } = shares_name
    ? { records: 0, references: 0 }
    : await countAttributeUsage(database, attribute);
  const ids = records === 0 ? [] : await readFirstOwners(database, attribute);
  const ends = await readReferenceEnds(database.db, schema, attribute.owner_kind, ids);
  return {
    revision: revisionOf({ schemaVersion: schema.version, records, references }),
    records,
    references,
    owners: ids.map((ownerId) => ends.get(ownerId) ?? unknownEnd(attribute, ownerId)),
    shares_name,
  };
}

function revisionOf(counted: {
  schemaVersion: number;
  records: number;
  references: number;
}): string {
  return `${counted.schemaVersion}.${counted.records}.${counted.references}`;
}

function unknownEnd({ owner_kind, object_type_id }: Attribute, id: string): ReferenceEnd {
  return { kind: owner_kind, id, object_type_id, title: null, subtitle: "" };
}

async function readFirstOwners({ db, dialect }: Database, attribute: Attribute): Promise<string[]> {
  if (attribute.reference) {
    const rows = await referencesThrough(db, attribute)
      .select("owner_id")
      .distinct()
      .orderBy("owner_id")
      .limit(namedOwners)
      .execute();
    return rows.map(({ owner_id }) => owner_id);
  }
  const rows = await ownersOf(db, attribute)
    .select("id")
    .where(jsonMember(dialect, "custom_attributes", attribute.name), "is not", null)
    .orderBy("id")
    .limit(namedOwners)
    .execute();
  return rows.map(({ id }) => id);
}

function referencesThrough(db: Queries, { owner_kind, object_type_id, name }: Attribute) {
  return db
    .selectFrom("instance_references")
    .where("workspace_id", "=", workspace)
    .where("owner_kind", "=", owner_kind)
    .where("owner_type", "=", object_type_id ?? "")
    .where("attribute", "=", name);
}

/**
 * Delete an archived attribute with what records hold of it; where another one shares its name that stays. Throws a 409,
 * deleting nothing, where that would not be exactly what the account of this revision told.
 * Returns how many records lost something.
 */
export async function deleteAttribute(
  database: Database,
  id: string,
  revision: string,
): Promise<number> {
  return changeSchema(database, async (db, schema) => {
    const attribute = getDeletable(schema, id);
    const counts = sharesName(schema, attribute)
      ? { records: 0, references: 0 }
      : await countAttributeUsage(database, attribute, db);
    // This change has a version of its own already.
    if (revision !== revisionOf({ schemaVersion: schema.version - 1, ...counts })) {
      throw new ApiError(409, {
        code: "conflict",
        field: "revision",
        message: "What would be deleted has changed since it was counted; look at it again",
      });
    }
    if (!sharesName(schema, attribute)) await deleteHeld(database, db, attribute);
    await db
      .deleteFrom("attributes")
      .where("workspace_id", "=", workspace)
      .where("id", "=", Number(id))
      .execute();
    return counts.records;
  });
}

async function deleteHeld(database: Database, db: Queries, attribute: Attribute): Promise<void> {
  if (attribute.reference) {
    await db
      .deleteFrom("instance_references")
      .where("workspace_id", "=", workspace)
      .where("owner_kind", "=", attribute.owner_kind)
      .where("owner_type", "=", attribute.object_type_id ?? "")
      .where("attribute", "=", attribute.name)
      .execute();
    return;
  }
  for await (const holders of walkHolders(database, db, attribute))
    await writeWithout(db, attribute, holders);
}

async function writeWithout(db: Queries, attribute: Attribute, holders: Holder[]): Promise<void> {
  const written = holders.map(({ id, values }) => {
    const { [attribute.name]: _lost, ...kept } = values;
    return sql`(${id}, ${JSON.stringify(kept)})`;
  });
  await sql`
    update ${sql.table(ownerTables[attribute.owner_kind])} as record
    set custom_attributes = written.column2
    from (values ${sql.join(written)}) as written
    where record.workspace_id = ${workspace} and record.id = written.column1`.execute(db);
}
