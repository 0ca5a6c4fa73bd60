import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Dialect } from "../../database/database.ts";

/** True of every row of a table; asks now and then whether anybody still waits. PostgreSQL needs no asking. */
export function whileWanted(dialect: Dialect, table: string): RawBuilder<SqlBool>[] {
  return dialect === "sqlite" ? [sql`(${sql.ref(`${table}.seq`)} & 255 or is_wanted())`] : [];
}
