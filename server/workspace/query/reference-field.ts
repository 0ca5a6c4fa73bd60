import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { OwnerKind } from "../../../contract/attributes.ts";
import type { Dialect } from "../../database/database.ts";
import { textRows } from "../../database/json-path.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import type { FindScalar, ReferenceField } from "./query-field.ts";
import { tableOf, type RecordKind } from "./record-kind.ts";

/** Records of one kind, and the attributes by which they refer to instances. */
interface Holders extends RecordKind {
  attributes: readonly string[];
}

/** The instances that a record refers to through an attribute of its own. */
export function heldInstances(
  dialect: Dialect,
  { holders, targetType }: { holders: Holders; targetType: string },
  findOther: FindScalar,
): ReferenceField {
  const record = sql.ref(`${tableOf[holders.kind]}.id`);
  return {
    kind: "reference",
    // Where any record will do, one look for each row: the first page then ends the search early.
    has: (other) =>
      other
        ? sql`${record} in (
            select reference.owner_id from instance_references as reference, instances
            where ${heldThrough(holders)} and instances.id = reference.instance_id
              and ${inWorkspace("instances")} and instances.object_type_id = ${targetType} and ${other})`
        : sql`exists (
            select 1 from instance_references as reference, instances as other
            where ${heldThrough(holders)} and reference.owner_id = ${record}
              and ${inWorkspace("other")} and other.id = reference.instance_id)`,
    hasId: (ids) =>
      sql`${record} in (
        select reference.owner_id from instance_references as reference
        where ${heldThrough(holders)} and reference.instance_id in ${textRows(dialect, ids)})`,
    findOther,
  };
}

/** The records that refer to an instance. */
export function holdersOfInstance(
  dialect: Dialect,
  holders: Holders,
  findOther: FindScalar,
): ReferenceField {
  const table = tableOf[holders.kind];
  return {
    kind: "reference",
    has: (other) =>
      other
        ? sql`instances.id in (
            select reference.instance_id from instance_references as reference, ${sql.table(table)}
            where ${heldThrough(holders)} and ${sql.ref(`${table}.id`)} = reference.owner_id
              and ${isReadable(holders.kind, table)} and ${other})`
        : sql`exists (
            select 1 from instance_references as reference, ${sql.table(table)} as other
            where ${heldThrough(holders)} and reference.instance_id = instances.id
              and other.id = reference.owner_id and ${isReadable(holders.kind, "other")})`,
    hasId: (ids) =>
      sql`instances.id in (
        select reference.instance_id from instance_references as reference
        where ${heldThrough(holders)} and reference.owner_id in ${textRows(dialect, ids)})`,
    findOther,
  };
}

function heldThrough({ kind, type, attributes }: Holders): RawBuilder<SqlBool> {
  return sql`reference.workspace_id = ${theWorkspaceId} and reference.owner_kind = ${kind}
    and reference.owner_type = ${type} and reference.attribute in (${sql.join(attributes)})`;
}

function inWorkspace(table: string): RawBuilder<SqlBool> {
  return sql`${sql.ref(`${table}.workspace_id`)} = ${theWorkspaceId}`;
}

/** A contact that was merged into another one can't be read any more. */
function isReadable(kind: OwnerKind, table: string): RawBuilder<SqlBool> {
  const inThisWorkspace = inWorkspace(table);
  return kind === "contact"
    ? sql`${inThisWorkspace} and ${sql.ref(`${table}.merged_into`)} is null`
    : inThisWorkspace;
}
