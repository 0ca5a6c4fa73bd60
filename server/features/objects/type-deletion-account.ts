import { sql } from "kysely";
import type { OwnerKind } from "../../../contract/attributes.ts";
import { namedOwners, type LosingOwners } from "../../../contract/deletions.ts";
import type { ReferenceEnd } from "../../../contract/references.ts";
import type { ObjectTypeDeletion } from "../../../contract/schema-deletions.ts";
import type { Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { readReferenceEnds } from "../../workspace/reference-ends.ts";
import type { Schema } from "../../workspace/schema.ts";
import { describeThrough, type Through } from "../../workspace/through.ts";
import {
  countOfType,
  referencesThrough,
  strayReferences,
  typeDeletionScope,
  type TypeDeletionScope,
} from "./type-deletion-scope.ts";

/** What goes with an archived type, counted row by row: it is what a person decides on. */
export async function readTypeDeletion(
  db: Queries,
  schema: Schema,
  id: string,
): Promise<ObjectTypeDeletion> {
  const scope = typeDeletionScope(schema, id);
  const instances = await countOfType(db, scope.type);
  const groups = await readGroups(db, scope);
  const losing: LosingOwners[] = [];
  for (const group of groups) losing.push(await describeGroup(db, schema, scope, group));
  const held = await readHeld(db, id);
  const losers = await countLosers(db, scope, groups);
  const references = [...groups, ...held].reduce((sum, group) => sum + group.references, 0);
  return {
    revision: revisionOf({ schemaVersion: schema.version, instances, references }),
    deleted_instances: instances,
    attributes: scope.attributes,
    views: await countViews(db, id),
    contacts: losers.get("contact") ?? 0,
    conversations: losers.get("conversation") ?? 0,
    instances: losers.get("instance") ?? 0,
    losing,
    held: held.map(({ attribute, references: count }) => {
      const through = { owner_kind: "instance", owner_type: id, attribute } as const;
      return { attribute, label: describeThrough(schema, through).label, references: count };
    }),
  };
}

/** Stands for all that an account counts. */
export function revisionOf(counted: {
  schemaVersion: number;
  instances: number;
  references: number;
}): string {
  return `${counted.schemaVersion}.${counted.instances}.${counted.references}`;
}

interface Group extends Through {
  isStray: boolean;
  records: number;
  references: number;
}

const records = sql<number>`count(distinct reference.owner_id)`.as("records");
const references = sql<number>`count(*)`.as("references");

async function readGroups(db: Queries, scope: TypeDeletionScope): Promise<Group[]> {
  const stray = await strayReferences(db, scope)
    .select(["reference.owner_kind", "reference.owner_type", "reference.attribute"])
    .select([records, references])
    .groupBy(["reference.owner_kind", "reference.owner_type", "reference.attribute"])
    .orderBy("reference.owner_kind")
    .orderBy("reference.owner_type")
    .orderBy("reference.attribute")
    .execute();
  const groups: Group[] = [];
  for (const through of scope.emptied) {
    const counts = await referencesThrough(db, through)
      .select([records, references])
      .executeTakeFirstOrThrow();
    if (counts.references > 0) groups.push({ ...through, ...counts, isStray: false });
  }
  return [...groups, ...stray.map((group) => ({ ...group, isStray: true }))];
}

async function describeGroup(
  db: Queries,
  schema: Schema,
  scope: TypeDeletionScope,
  { isStray, records: recordCount, references: referenceCount, ...through }: Group,
): Promise<LosingOwners> {
  const { owner_kind, owner_type, attribute } = through;
  const rows = await (
    isStray
      ? strayReferences(db, scope)
          .where("reference.owner_kind", "=", owner_kind)
          .where("reference.owner_type", "=", owner_type)
          .where("reference.attribute", "=", attribute)
      : referencesThrough(db, through)
  )
    .select("reference.owner_id")
    .distinct()
    .orderBy("reference.owner_id")
    .limit(namedOwners)
    .execute();
  const ids = rows.map(({ owner_id }) => owner_id);
  const ends = await readReferenceEnds(db, schema, owner_kind, ids);
  return {
    owner_kind,
    object_type_id: owner_type || null,
    ...describeThrough(schema, through),
    records: recordCount,
    references: referenceCount,
    owners: ids.map((id) => ends.get(id) ?? unknownEnd(owner_kind, owner_type, id)),
  };
}

function unknownEnd(kind: OwnerKind, ownerType: string, id: string): ReferenceEnd {
  return { kind, id, object_type_id: ownerType || null, title: null, subtitle: "" };
}

/** How many records of each kind lose anything; only where several attributes of a kind lose something are they read again. */
async function countLosers(
  db: Queries,
  scope: TypeDeletionScope,
  groups: Group[],
): Promise<Map<OwnerKind, number>> {
  const losers = new Map<OwnerKind, number>();
  for (const [kind, ofKind] of Map.groupBy(groups, ({ owner_kind }) => owner_kind)) {
    const [only] = ofKind;
    const count = only && ofKind.length === 1 ? only.records : await countDistinct(db, scope, kind);
    losers.set(kind, count);
  }
  return losers;
}

async function countDistinct(
  db: Queries,
  scope: TypeDeletionScope,
  kind: OwnerKind,
): Promise<number> {
  let owners = strayReferences(db, scope)
    .select("reference.owner_id")
    .where("reference.owner_kind", "=", kind);
  for (const through of scope.emptied) {
    if (through.owner_kind === kind)
      owners = owners.unionAll(referencesThrough(db, through).select("reference.owner_id"));
  }
  const { count } = await db
    .selectFrom(owners.as("loser"))
    .select(sql<number>`count(distinct loser.owner_id)`.as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

async function countViews(db: Queries, typeId: string): Promise<number> {
  const { views } = await db
    .selectFrom("views")
    .select(sql<number>`count(*)`.as("views"))
    .where("workspace_id", "=", workspace)
    .where("object_type_id", "=", typeId)
    .executeTakeFirstOrThrow();
  return views;
}

function readHeld(db: Queries, typeId: string) {
  return db
    .selectFrom("instance_references as reference")
    .select(["reference.attribute", references])
    .where("reference.workspace_id", "=", workspace)
    .where("reference.owner_kind", "=", "instance")
    .where("reference.owner_type", "=", typeId)
    .groupBy("reference.attribute")
    .orderBy("reference.attribute")
    .execute();
}
