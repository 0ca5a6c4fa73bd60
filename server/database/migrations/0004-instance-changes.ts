import { sql, type Kysely } from "kysely";
import type { Dialect } from "../database.ts";

/** So many changes are kept; whoever comes later reads everything again. */
const mostChanges = 20_000;

/**
 * SQLite notes which instances were written, whoever wrote them, so that values kept in memory can follow. On PostgreSQL,
 * where several servers write and numbers do not come in the order of commits, nothing is kept in memory.
 */
export async function instanceChanges(db: Kysely<never>, dialect: Dialect): Promise<void> {
  if (dialect !== "sqlite") return;
  await sql`create table instance_changes (
    number integer primary key autoincrement,
    workspace_id text not null,
    object_type_id text not null,
    instance_id text not null)`.execute(db);
  for (const [event, row] of [
    ["insert", "new"],
    ["update", "new"],
    ["delete", "old"],
  ] as const) {
    const id = (column: string) => sql.ref(`${row}.${column}`);
    await sql`create trigger ${sql.ref(`instances_changes_${event}`)} after ${sql.raw(event)} on instances begin
      insert into instance_changes (workspace_id, object_type_id, instance_id)
        values (${id("workspace_id")}, ${id("object_type_id")}, ${id("id")});
      delete from instance_changes where number <= (select max(number) from instance_changes) - ${sql.lit(mostChanges)};
    end`.execute(db);
  }
}
