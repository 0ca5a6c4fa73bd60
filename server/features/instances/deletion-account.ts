import { sql } from "kysely";
import {
  namedOwners,
  type DeletionAccount,
  type LosingOwners,
} from "../../../contract/deletions.ts";
import type { OwnerKind } from "../../../contract/attributes.ts";
import type { Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { readReferenceEnds } from "../../workspace/reference-ends.ts";
import type { Schema } from "../../workspace/schema.ts";
import { describeThrough, type Through } from "../../workspace/through.ts";

/** Who would lose a reference with an instance, and what it refers to; the instance itself is not counted. */
export async function readDeletionAccount(
  db: Queries,
  schema: Schema,
  instance: { typeId: string; id: string },
): Promise<DeletionAccount> {
  const byKind = await countByKind(db, instance.id);
  const losing = await countByAttribute(db, instance.id);
  const named = await readFirstOwners(db, schema, instance.id);
  const held = await countHeld(db, instance.id);
  return {
    contacts: byKind.get("contact") ?? 0,
    conversations: byKind.get("conversation") ?? 0,
    instances: byKind.get("instance") ?? 0,
    losing: losing.map(({ records, references, ...through }): LosingOwners => ({
      owner_kind: through.owner_kind,
      object_type_id: through.owner_type || null,
      ...describeThrough(schema, through),
      records,
      references,
      owners: named.get(keyOf(through)) ?? [],
    })),
    held: held.map(({ attribute, references }) => {
      const through = { owner_kind: "instance", owner_type: instance.typeId, attribute } as const;
      const { label } = describeThrough(schema, through);
      return { attribute, label, references };
    }),
  };
}

function keyOf({ owner_kind, owner_type, attribute }: Through): string {
  return JSON.stringify([owner_kind, owner_type, attribute]);
}

/** The references that others hold to an instance. */
function pointingAt(db: Queries, id: string) {
  return db
    .selectFrom("instance_references")
    .where("workspace_id", "=", workspace)
    .where("instance_id", "=", id)
    .where((where) => where.not(where.and({ owner_kind: "instance", owner_id: id })));
}

async function countByKind(db: Queries, id: string): Promise<Map<OwnerKind, number>> {
  const rows = await pointingAt(db, id)
    .select(["owner_kind", sql<number>`count(distinct owner_id)`.as("records")])
    .groupBy("owner_kind")
    .execute();
  return new Map(rows.map(({ owner_kind, records }) => [owner_kind, records]));
}

function countByAttribute(db: Queries, id: string) {
  return pointingAt(db, id)
    .select(["owner_kind", "owner_type", "attribute"])
    .select([
      sql<number>`count(distinct owner_id)`.as("records"),
      sql<number>`count(*)`.as("references"),
    ])
    .groupBy(["owner_kind", "owner_type", "attribute"])
    .orderBy("owner_kind")
    .orderBy("owner_type")
    .orderBy("attribute")
    .execute();
}

/** The first owners of each attribute, by `keyOf`. */
async function readFirstOwners(db: Queries, schema: Schema, id: string) {
  const rows = await db
    .selectFrom(
      db
        .selectFrom(
          pointingAt(db, id)
            .select(["owner_kind", "owner_type", "attribute", "owner_id"])
            .distinct()
            .as("owner"),
        )
        .selectAll()
        .select(({ fn }) =>
          fn
            .agg<number>("row_number")
            .over((over) =>
              over.partitionBy(["owner_kind", "owner_type", "attribute"]).orderBy("owner_id"),
            )
            .as("place"),
        )
        .as("placed"),
    )
    .selectAll()
    .where("place", "<=", namedOwners)
    .orderBy("place")
    .execute();
  const groups = Map.groupBy(rows, keyOf);
  const ends = new Map<OwnerKind, Awaited<ReturnType<typeof readReferenceEnds>>>();
  for (const [kind, owners] of Map.groupBy(rows, ({ owner_kind }) => owner_kind)) {
    const ids = owners.map(({ owner_id }) => owner_id);
    ends.set(kind, await readReferenceEnds(db, schema, kind, ids));
  }
  return new Map(
    [...groups].map(([key, owners]) => [
      key,
      owners.map(
        ({ owner_kind: kind, owner_type, owner_id }) =>
          ends.get(kind)?.get(owner_id) ?? {
            kind,
            id: owner_id,
            object_type_id: owner_type || null,
            title: null,
            subtitle: "",
          },
      ),
    ]),
  );
}

function countHeld(db: Queries, id: string) {
  return db
    .selectFrom("instance_references")
    .select(["attribute", sql<number>`count(*)`.as("references")])
    .where("workspace_id", "=", workspace)
    .where("owner_kind", "=", "instance")
    .where("owner_id", "=", id)
    .groupBy("attribute")
    .orderBy("attribute")
    .execute();
}
