import { sql, type RawBuilder } from "kysely";
import type { Queries } from "../../database/database.ts";
import { dialectOf } from "../../database/prepared-query.ts";
import { textRows } from "../../database/json-path.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import type { CheckedAttribute } from "./check-plan.ts";

/** A reference with what is needed to tell whether it is sound. */
export interface ReferenceRow {
  owner_id: string;
  position: number;
  instance_id: string;
  /** The object type of the instance; null where the id matches nothing. */
  target_type: string | null;
  /** Whether the contact that refers was merged into another. */
  owner_merged: number;
  /** Whether the instance refers back; 0 where it need not. */
  named_back: number;
}

export interface ReferencePlace {
  owner_id: string;
  position: number;
}

/** The next references through an attribute by owner and position; with `ownerIds`, of these owners alone. */
export async function readReferenceRows(
  db: Queries,
  { attribute, mirror }: CheckedAttribute,
  {
    after,
    limit,
    ownerIds,
  }: { after: ReferencePlace | undefined; limit: number; ownerIds?: string[] | undefined },
): Promise<ReferenceRow[]> {
  const held = db
    .selectFrom("instance_references")
    .select(["owner_id", "position", "instance_id"])
    .where("workspace_id", "=", workspace)
    .where("owner_kind", "=", attribute.owner_kind)
    .where("owner_type", "=", attribute.object_type_id ?? "")
    .where("attribute", "=", attribute.name)
    .$if(ownerIds !== undefined, (query) =>
      query.where("owner_id", "in", textRows(dialectOf(db), ownerIds ?? [])),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(owner_id, position) > (${after?.owner_id}, ${after?.position})`),
    )
    .orderBy("owner_id")
    .orderBy("position")
    .limit(limit);
  return db
    .selectFrom(held.as("held"))
    .leftJoin("instances as target", (join) =>
      join.on("target.workspace_id", "=", workspace).onRef("target.id", "=", "held.instance_id"),
    )
    .select([
      "held.owner_id",
      "held.position",
      "held.instance_id",
      "target.object_type_id as target_type",
      ownerMerged(attribute.owner_kind).as("owner_merged"),
      namedBack(mirror).as("named_back"),
    ])
    .orderBy("held.owner_id")
    .orderBy("held.position")
    .execute();
}

function ownerMerged(ownerKind: string): RawBuilder<number> {
  if (ownerKind !== "contact") return sql<number>`0`;
  return sql<number>`(select count(*) from contacts where contacts.workspace_id = ${workspace}
    and contacts.id = held.owner_id and contacts.merged_into is not null)`;
}

function namedBack(mirror: CheckedAttribute["mirror"]): RawBuilder<number> {
  if (!mirror) return sql<number>`0`;
  return sql<number>`(select count(*) from instance_references back where back.workspace_id = ${workspace}
    and back.instance_id = held.owner_id and back.owner_kind = 'instance' and back.owner_type = ${mirror.object_type_id}
    and back.attribute = ${mirror.name} and back.owner_id = held.instance_id)`;
}
