import { sql, type RawBuilder, type SqlBool } from "kysely";
import { theWorkspaceId } from "../../database/tables.ts";

/** Whether a contact or a conversation refers to an instance through an attribute that is not archived. */
export function heldBy(kind: "contact" | "conversation", ownerId: string): RawBuilder<SqlBool> {
  return sql`instances.id in (
    select reference.instance_id from instance_references as reference
    where reference.workspace_id = ${theWorkspaceId}
      and reference.owner_kind = ${kind}
      and reference.owner_id = ${ownerId}
      and reference.attribute in (
        select name from attributes
        where workspace_id = ${theWorkspaceId}
          and owner_kind = ${kind}
          and data_type = 'relationship'
          and archived = 0))`;
}
