import type { Insertable } from "kysely";
import type { Attribute, OwnerKind } from "../../contract/attributes.ts";
import type { Queries } from "../database/database.ts";
import { dialectOf, preparedQuery } from "../database/prepared-query.ts";
import { theWorkspaceId, type InstanceReferencesTable } from "../database/tables.ts";
import { invalidParameter } from "../http/api-error.ts";
import type { EmbeddedRow } from "./instance-json.ts";
import { markFindings, markFindingsOfHolders } from "./mark-findings.ts";

export interface ReferenceOwner {
  kind: OwnerKind;
  id: string;
}

/** A reference of an owner, with the instance it names; `instance` is undefined where the id matches none. */
export interface Reference {
  owner_id: string;
  attribute: string;
  instance_id: string;
  instance: EmbeddedRow | undefined;
}

/** SQLite takes 32,766 parameters in a query; stay well below. */
const ownersPerQuery = 500;

/** All references of some owners of one kind, each owner's by attribute and position. */
export async function readReferences(
  db: Queries,
  ownerKind: OwnerKind,
  ownerIds: string[],
): Promise<Reference[]> {
  const references: Reference[] = [];
  for (let start = 0; start < ownerIds.length; start += ownersPerQuery) {
    const rows = await db
      .selectFrom("instance_references as reference")
      .leftJoin("instances as instance", (join) =>
        join
          .onRef("instance.workspace_id", "=", "reference.workspace_id")
          .onRef("instance.id", "=", "reference.instance_id"),
      )
      .select([
        "reference.owner_id",
        "reference.attribute",
        "reference.instance_id",
        "instance.id",
        "instance.object_type_id",
        "instance.external_id",
        "instance.external_created_at",
        "instance.external_updated_at",
        "instance.custom_attributes",
      ])
      .where("reference.workspace_id", "=", theWorkspaceId)
      .where("reference.owner_kind", "=", ownerKind)
      .where("reference.owner_id", "in", ownerIds.slice(start, start + ownersPerQuery))
      .orderBy("reference.owner_id")
      .orderBy("reference.attribute")
      .orderBy("reference.position")
      .execute();
    for (const { owner_id, attribute, instance_id, ...row } of rows) {
      references.push({
        owner_id,
        attribute,
        instance_id,
        instance: row.id === null ? undefined : (row as EmbeddedRow),
      });
    }
  }
  return references;
}

/** The ids that one attribute of one record holds, in their order. */
export async function readReferenceIds(
  db: Queries,
  owner: ReferenceOwner,
  attribute: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom("instance_references")
    .select("instance_id")
    .where("workspace_id", "=", theWorkspaceId)
    .where("owner_kind", "=", owner.kind)
    .where("owner_id", "=", owner.id)
    .where("attribute", "=", attribute)
    .orderBy("position")
    .execute();
  return rows.map(({ instance_id }) => instance_id);
}

/**
 * Make `ids` the whole set of an attribute. An id already held may stay even where it matches nothing; a new one must
 * name an instance of the attribute's type, and none may come twice. Else throws a 400 that names `field`, writing nothing.
 */
export async function replaceReferences(
  db: Queries,
  owner: ReferenceOwner,
  attribute: Attribute,
  ids: string[],
  field = `custom_attributes.${attribute.name}`,
): Promise<void> {
  const held = await readReferenceIds(db, owner, attribute.name);
  if (held.length === ids.length && held.every((id, index) => id === ids[index])) return;
  await refuseUnknownIds(db, attribute, ids, new Set(held), field);
  await markFindings(db, owner.kind, [owner.id]);
  await db
    .deleteFrom("instance_references")
    .where("workspace_id", "=", theWorkspaceId)
    .where("owner_kind", "=", owner.kind)
    .where("owner_id", "=", owner.id)
    .where("attribute", "=", attribute.name)
    .execute();
  await insertReferences(
    db,
    ids.map((instance_id, position) => ({
      owner_kind: owner.kind,
      owner_type: attribute.object_type_id ?? "",
      owner_id: owner.id,
      attribute: attribute.name,
      position,
      instance_id,
    })),
  );
}

async function refuseUnknownIds(
  db: Queries,
  attribute: Attribute,
  ids: string[],
  held: Set<string>,
  field: string,
): Promise<void> {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw invalidParameter(field, `${field} names the instance ${id} twice`);
    seen.add(id);
  }
  const typeId = attribute.reference?.object_type_id ?? "";
  const wanted = ids.filter((id) => !held.has(id));
  for (let start = 0; start < wanted.length; start += ownersPerQuery) {
    const chunk = wanted.slice(start, start + ownersPerQuery);
    const rows = await db
      .selectFrom("instances")
      .select("id")
      .where("workspace_id", "=", theWorkspaceId)
      .where("id", "in", chunk)
      .where("object_type_id", "=", typeId)
      // Whoever deletes one of them waits until the reference is there to be deleted too.
      .$if(dialectOf(db) === "postgres", (query) => query.forKeyShare())
      .execute();
    const found = new Set(rows.map(({ id }) => id));
    const missing = chunk.find((id) => !found.has(id));
    if (missing !== undefined) {
      throw invalidParameter(
        field,
        `${field} names "${missing}", which is no ${typeId} here. References take Intercom ids, not external ids`,
      );
    }
  }
}

/** Rows are written as they come; for those who know that they are sound. */
export async function insertReferences(
  db: Queries,
  rows: Omit<Insertable<InstanceReferencesTable>, "workspace_id">[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ownersPerQuery) {
    const chunk = rows.slice(start, start + ownersPerQuery);
    await db
      .insertInto("instance_references")
      .values(chunk.map((row) => ({ workspace_id: theWorkspaceId, ...row })))
      .execute();
    const referredTo = chunk.map(({ instance_id }) => instance_id);
    await markFindings(db, "instance", referredTo);
  }
}

/** Remove the references that an instance holds and those that point at it, as it is deleted. */
export async function deleteReferencesAround(db: Queries, instanceId: string): Promise<void> {
  await markFindings(db, "instance", [instanceId]);
  await markFindingsOfHolders(db, [instanceId]);
  await deleteHeldBy(db, { instanceId });
  await deletePointingAt(db, { instanceId });
}

const deleteHeldBy = preparedQuery((db, { instanceId }: { instanceId: string }) =>
  db
    .deleteFrom("instance_references")
    .where("workspace_id", "=", theWorkspaceId)
    .where("owner_kind", "=", "instance")
    .where("owner_id", "=", instanceId),
);

const deletePointingAt = preparedQuery((db, { instanceId }: { instanceId: string }) =>
  db
    .deleteFrom("instance_references")
    .where("workspace_id", "=", theWorkspaceId)
    .where("instance_id", "=", instanceId),
);
