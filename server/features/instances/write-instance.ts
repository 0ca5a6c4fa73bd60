import type { Attribute } from "../../../contract/attributes.ts";
import type { InstanceUpsert } from "../../../contract/instances.ts";
import { parseJson, type JsonObject } from "../../../contract/json.ts";
import type { Database, Dialect, Queries } from "../../database/database.ts";
import { takeIds } from "../../database/id-sequence.ts";
import {
  checkAttributeWrite,
  requireAttributes,
  type AttributeWrite,
} from "../../workspace/custom-attributes.ts";
import type { InstanceRow } from "../../workspace/instance-json.ts";
import { markFindings } from "../../workspace/mark-findings.ts";
import { readReferences, replaceReferences } from "../../workspace/references.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { addToCount, slotOf } from "./instance-counts.ts";
import type { InstanceUpdate } from "./instance-writer.ts";
import {
  externalIdTaken,
  getLiveType,
  instanceNotFound,
  mergedValues,
  readOwnFields,
  refuseStaleEdit,
  refuseStaleFields,
  type OwnFields,
} from "./rules.ts";
import { findByExternalId, insertRow, lockByExternalId, lockById, updateRow } from "./store.ts";

export interface WrittenInstance {
  row: InstanceRow;
  attributes: readonly Attribute[];
}

/**
 * Create an instance, or change the one with this external id, inside a transaction of `database`. All that is wrong
 * with the write is thrown as an `ApiError`; nothing of the transaction may be kept then.
 */
export async function upsertInstance(
  database: Database,
  db: Queries,
  typeId: string,
  written: InstanceUpsert,
): Promise<WrittenInstance> {
  const { attributes } = getLiveType(await loadSchema(database, db), typeId);
  const fields = readOwnFields(written);
  const given = written.custom_attributes ?? {};
  for (;;) {
    const [existing] =
      fields.external_id == null
        ? []
        : await lockByExternalId(db, { typeId, externalId: fields.external_id });
    const row = existing
      ? await changeInstance(db, existing, attributes, fields, given)
      : await createInstance(db, database.dialect, typeId, attributes, fields, given);
    if (row) return { row, attributes };
  }
}

/** Create an instance inside a transaction; 400 where another has its external id. */
export async function createNewInstance(
  database: Database,
  db: Queries,
  typeId: string,
  written: InstanceUpsert,
): Promise<WrittenInstance> {
  const { attributes } = getLiveType(await loadSchema(database, db), typeId);
  const fields = readOwnFields(written);
  const given = written.custom_attributes ?? {};
  const row = await createInstance(db, database.dialect, typeId, attributes, fields, given);
  if (row) return { row, attributes };
  const externalId = fields.external_id ?? "";
  const [other] = await findByExternalId(db, { typeId, externalId });
  throw externalIdTaken(externalId, typeId, other?.id);
}

/** Change an instance by its Intercom id, inside a transaction; 409 where it is not what the expectations say. */
export async function updateInstance(
  database: Database,
  db: Queries,
  { typeId, id }: { typeId: string; id: string },
  { expected, expected_fields: expectedFields = {}, ...written }: InstanceUpdate,
): Promise<WrittenInstance> {
  const { attributes } = getLiveType(await loadSchema(database, db), typeId);
  const fields = readOwnFields(written);
  const [existing] = await lockById(db, { typeId, id });
  if (!existing) throw instanceNotFound();
  const given = written.custom_attributes ?? {};
  refuseStaleFields(expectedFields, existing);
  if (expected) {
    const heldIds = await heldReferenceIds(db, id);
    refuseStaleEdit(expected, given, attributes, storedValues(existing), heldIds);
  }
  return { row: await changeInstance(db, existing, attributes, fields, given), attributes };
}

/** Undefined where another connection made an instance with this external id meanwhile; then there is one to change. */
async function createInstance(
  db: Queries,
  dialect: Dialect,
  typeId: string,
  attributes: readonly Attribute[],
  fields: OwnFields,
  given: JsonObject,
): Promise<InstanceRow | undefined> {
  const write = checkAttributeWrite(attributes, given);
  requireAttributes(attributes, write);
  const [seq = 0] = await takeIds(db, dialect, "instance");
  const row = newInstanceRow(seq, typeId, fields, write);
  const inserted = await insertRow(db, { ...row, seq });
  if (inserted.length === 0) return undefined;
  await writeReferences(db, row.id, write);
  await addToCount(db, { typeId, slot: slotOf(seq), added: 1 });
  return row;
}

export function newInstanceRow(
  seq: number,
  typeId: string,
  fields: OwnFields,
  write: AttributeWrite,
): InstanceRow {
  const now = Math.floor(Date.now() / 1000);
  return {
    id: String(seq),
    object_type_id: typeId,
    external_id: fields.external_id ?? null,
    external_created_at: fields.external_created_at ?? null,
    external_updated_at: fields.external_updated_at ?? null,
    custom_attributes: JSON.stringify(write.values),
    created_at: now,
    updated_at: now,
  };
}

async function changeInstance(
  db: Queries,
  existing: InstanceRow,
  attributes: readonly Attribute[],
  fields: OwnFields,
  given: JsonObject,
): Promise<InstanceRow> {
  const held = storedValues(existing);
  const write = checkAttributeWrite(attributes, given, held);
  const row: InstanceRow = {
    id: existing.id,
    object_type_id: existing.object_type_id,
    external_id: fields.external_id === undefined ? existing.external_id : fields.external_id,
    external_created_at:
      fields.external_created_at === undefined
        ? existing.external_created_at
        : fields.external_created_at,
    external_updated_at:
      fields.external_updated_at === undefined
        ? existing.external_updated_at
        : fields.external_updated_at,
    custom_attributes: JSON.stringify(mergedValues(held, write.values)),
    created_at: existing.created_at,
    updated_at: Math.floor(Date.now() / 1000),
  };
  await updateRow(db, row);
  if (existing.external_id !== null && row.external_id !== existing.external_id)
    await markFindings(db, "external_id", [existing.external_id]);
  await writeReferences(db, row.id, write);
  return row;
}

function storedValues(row: InstanceRow): JsonObject {
  return parseJson(row.custom_attributes) as JsonObject;
}

async function writeReferences(db: Queries, id: string, write: AttributeWrite): Promise<void> {
  for (const { attribute, ids } of write.references)
    await replaceReferences(db, { kind: "instance", id }, attribute, ids);
}

async function heldReferenceIds(db: Queries, id: string): Promise<Map<string, string[]>> {
  const references = await readReferences(db, "instance", [id]);
  return new Map(
    Object.entries(Object.groupBy(references, ({ attribute }) => attribute)).map(
      ([attribute, held = []]) => [attribute, held.map(({ instance_id }) => instance_id)],
    ),
  );
}
