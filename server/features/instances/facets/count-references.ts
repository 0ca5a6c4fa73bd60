import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Queries } from "../../../database/database.ts";
import { theWorkspaceId } from "../../../database/tables.ts";
import type { InstanceSelection } from "../../../workspace/query/instance-selection.ts";

export interface ReferenceCounts {
  /** Records that refer to one instance, and to more. */
  one: number;
  several: number;
  /** Different instances that are referred to. */
  distinct: number;
}

/** How the instances of a selection refer to others through one attribute; ids that match no instance do not count. */
export async function countReferences(
  db: Queries,
  { typeId, condition, isWholeType }: InstanceSelection,
  { name, target }: { name: string; target: string },
): Promise<ReferenceCounts> {
  const within: RawBuilder<SqlBool> = isWholeType
    ? sql`1 = 1`
    : sql`reference.owner_id in (select instances.id from instances where ${condition})`;
  const references = sql`
    from instance_references as reference
    join instances as target on target.workspace_id = reference.workspace_id
      and target.id = reference.instance_id and target.object_type_id = ${target}
    where reference.workspace_id = ${theWorkspaceId} and reference.owner_kind = 'instance'
      and reference.owner_type = ${typeId} and reference.attribute = ${name} and ${within}`;
  const { rows } = await sql<ReferenceCounts>`
    select cast(coalesce(sum(case when held.count = 1 then 1 else 0 end), 0) as bigint) as one,
      cast(coalesce(sum(case when held.count > 1 then 1 else 0 end), 0) as bigint) as several,
      (select count(distinct reference.instance_id) ${references}) as "distinct"
    from (select count(distinct reference.instance_id) as count ${references} group by reference.owner_id) as held`.execute(
    db,
  );
  return rows[0] ?? { one: 0, several: 0, distinct: 0 };
}
