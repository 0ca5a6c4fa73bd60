import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type { z } from "zod";
import type { Attribute } from "../../../contract/attributes.ts";
import type {
  ListedReference,
  ReferenceCount,
  referenceListSchema,
} from "../../../contract/references.ts";
import type { Database, Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { notFound } from "../../http/api-error.ts";
import { countReferencesThrough } from "../../workspace/count-references.ts";
import { invalidKeysetCursor } from "../../workspace/cursor-pages.ts";
import {
  readPage,
  type PageQuery,
  type PageRequest,
  type SortOrder,
} from "../../workspace/keyset.ts";
import { loadSchema, type Schema } from "../../workspace/schema.ts";
import { readReferenceEnds } from "../../workspace/reference-ends.ts";

/** The order of the index: owner by owner, and as each of them holds its references. */
const byOwner: SortOrder = {
  name: "owner",
  value: sql.ref("owner_id"),
  text: sql.ref("owner_id"),
  ofText: (text) => sql`${text}`,
  seq: sql.ref("position"),
  descending: false,
  always: true,
};

/** A page of everything that is referred to through an attribute, an archived one included; throws 404 for one there is not. */
export async function listReferences(
  database: Database,
  attributeId: string,
  request: PageRequest,
): Promise<z.infer<typeof referenceListSchema>> {
  const { db } = database;
  const schema = await loadSchema(database);
  const attribute = allAttributes(schema).find(({ id }) => id === attributeId);
  if (!attribute) throw notFound(`There is no relationship attribute with the id ${attributeId}`);
  const { rows, page, isWhole } = await readPage(byOwner, request, invalidKeysetCursor, (query) =>
    readRows(db, attribute, query),
  );
  const { owner_kind: kind, object_type_id } = attribute;
  const [owners, instances] = await Promise.all([
    readReferenceEnds(
      db,
      schema,
      kind,
      rows.map(({ owner_id }) => owner_id),
    ),
    readReferenceEnds(
      db,
      schema,
      "instance",
      rows.map(({ instance_id }) => instance_id),
    ),
  ]);
  const unknown = { title: null, subtitle: "" };
  const target = attribute.reference?.object_type_id ?? null;
  return {
    attribute,
    references: rows.map(({ owner_id, seq, instance_id }): ListedReference => ({
      owner: owners.get(owner_id) ?? { kind, id: owner_id, object_type_id, ...unknown },
      position: seq,
      instance: instances.get(instance_id) ?? {
        kind: "instance",
        id: instance_id,
        object_type_id: target,
        ...unknown,
      },
    })),
    total_count: isWhole ? rows.length : (await countReferencesThrough(db, attribute)).references,
    page,
  };
}

/** For every relationship attribute there is, archived ones included. */
export async function countAllReferences(database: Database): Promise<ReferenceCount[]> {
  const schema = await loadSchema(database);
  const counts: ReferenceCount[] = [];
  for (const attribute of allAttributes(schema)) {
    const counted = await countReferencesThrough(database.db, attribute);
    counts.push({ attribute_id: attribute.id, ...counted });
    // SQLite answers at once and lets no one else in between.
    await setImmediate();
  }
  return counts;
}

function allAttributes(schema: Schema): Attribute[] {
  return [
    ...schema.contactAttributes,
    ...schema.conversationAttributes,
    ...[...schema.objectTypes.values()].flatMap(({ attributes }) => attributes),
  ].filter(({ reference }) => reference !== null);
}

function readRows(db: Queries, attribute: Attribute, { where, orderBy, limit }: PageQuery) {
  return db
    .selectFrom("instance_references")
    .select(["owner_id", "position as seq", "owner_id as sort_text", "instance_id"])
    .where("workspace_id", "=", workspace)
    .where("owner_kind", "=", attribute.owner_kind)
    .where("owner_type", "=", attribute.object_type_id ?? "")
    .where("attribute", "=", attribute.name)
    .where(where)
    .orderBy(orderBy)
    .limit(limit)
    .execute();
}
