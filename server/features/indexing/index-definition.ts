import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Attribute } from "../../../contract/attributes.ts";
import type { Database } from "../../database/database.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { fieldParts } from "../../workspace/query/field-parts.ts";
import { scalarAttributeField } from "../../workspace/query/query-field.ts";

export interface IndexDefinition {
  name: string;
  /** The expressions that it holds, as SQL. */
  columns: string;
  /** Which instances stand in it. */
  where: string;
}

/**
 * The index that serves sorting and filtering by an attribute: just the expressions that queries spell, the newest first
 * among equals. Undefined for a relationship, and for texts on PostgreSQL: a row with one of more than 2,700 bytes could
 * then not be written.
 */
export function indexDefinition(
  { db, dialect }: Database,
  attribute: Attribute,
): IndexDefinition | undefined {
  const field = scalarAttributeField(attribute, dialect, "custom_attributes");
  if (!field || (dialect === "postgres" && field.kind === "text")) return undefined;
  const values = fieldParts(dialect, field).map(({ value }) => sql`(${value})`);
  const columns = sql`${sql.join(values)}, created_at desc, seq desc`.compile(db).sql;
  const typeId = attribute.object_type_id ?? "";
  const where =
    sql`workspace_id = ${sql.lit(theWorkspaceId)} and object_type_id = ${sql.lit(typeId)}`.compile(
      db,
    ).sql;
  const digest = createHash("sha256").update(`${typeId} ${attribute.name}`).digest("hex");
  return { name: `attribute_index_${digest.slice(0, 16)}`, columns, where };
}
