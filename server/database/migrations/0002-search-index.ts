import { sql, type Kysely, type RawBuilder } from "kysely";
import type { Dialect } from "../database.ts";

/** What records are found by, kept by whoever writes them, and filled for those that are there when the database is opened. */
export async function searchIndex(db: Kysely<never>, dialect: Dialect): Promise<void> {
  await createTables(db, dialect);
  if (dialect === "postgres") await keepOnPostgres(db);
  else await keepOnSqlite(db);
  await sql`insert into search_groups (workspace_id, kind, type) select id, 'contact', '' from workspaces`.execute(
    db,
  );
  await sql`insert into search_groups (workspace_id, kind, type) select id, 'conversation', '' from workspaces`.execute(
    db,
  );
  await sql`insert into search_groups (workspace_id, kind, type) select workspace_id, 'instance', id from object_types`.execute(
    db,
  );
  for (const { table, kind } of records) {
    await sql`insert into search_changes (workspace_id, kind, id)
      select workspace_id, ${sql.lit(kind)}, id from ${sql.table(table)}`.execute(db);
  }
}

/** The tables of records, and the columns that they are found by. */
const records = [
  { table: "instances", kind: "instance", columns: ["external_id", "custom_attributes"] },
  {
    table: "contacts",
    kind: "contact",
    columns: ["external_id", "name", "email", "phone", "custom_attributes", "merged_into"],
  },
  {
    table: "conversations",
    kind: "conversation",
    columns: ["title", "source_text", "custom_attributes"],
  },
];

async function createTables(db: Kysely<never>, dialect: Dialect): Promise<void> {
  const isPostgres = dialect === "postgres";
  const integer = isPostgres ? "bigint" : "integer";
  // In the order of bytes, so that an index finds what starts with a text.
  const text = isPostgres ? sql`text collate "C"` : "text";
  const numbered = <Name extends string>(name: Name) =>
    db.schema
      .createTable(name)
      .addColumn("number", integer, (column) =>
        isPostgres ? column.primaryKey().generatedAlwaysAsIdentity() : column.primaryKey(),
      );

  await numbered("search_groups")
    .addColumn("workspace_id", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addUniqueConstraint("search_groups_key", ["workspace_id", "kind", "type"])
    .execute();
  await numbered("search_changes")
    .addColumn("workspace_id", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("search_texts")
    .addColumn("number", integer, (column) => column.primaryKey())
    .addColumn("workspace_id", "text", (column) => column.notNull())
    .addColumn("group_number", integer, (column) => column.notNull())
    .addColumn("id", text, (column) => column.notNull())
    .addColumn("external_id", text)
    .addColumn("title", text, (column) => column.notNull())
    .addColumn("text", text, (column) => column.notNull())
    .execute();
  for (const column of ["id", "external_id", "title"]) {
    await db.schema
      .createIndex(`search_texts_by_${column}`)
      .on("search_texts")
      .columns(["group_number", column])
      .execute();
  }
}

async function keepOnSqlite(db: Kysely<never>): Promise<void> {
  const run = (statement: RawBuilder<unknown>) => statement.execute(db);
  await run(sql`create virtual table search_trigrams using fts5(
    text, content = 'search_texts', content_rowid = 'number', columnsize = 0,
    tokenize = 'trigram case_sensitive 1')`);
  const add = sql`insert into search_trigrams (rowid, text) values (new.number, new.text);`;
  const remove = sql`insert into search_trigrams (search_trigrams, rowid, text) values ('delete', old.number, old.text);`;
  await run(sql`create trigger search_texts_insert after insert on search_texts begin ${add} end`);
  await run(
    sql`create trigger search_texts_delete after delete on search_texts begin ${remove} end`,
  );
  await run(sql`create trigger search_texts_update after update of text on search_texts
    when old.text <> new.text begin ${remove} ${add} end`);

  await run(sql`create trigger workspaces_search after insert on workspaces begin
    insert into search_groups (workspace_id, kind, type) values (new.id, 'contact', ''), (new.id, 'conversation', '');
  end`);
  await run(sql`create trigger object_types_search after insert on object_types begin
    insert into search_groups (workspace_id, kind, type) values (new.workspace_id, 'instance', new.id);
  end`);
  await run(sql`create trigger object_types_search_title after update of title_attribute on object_types
    when old.title_attribute is not new.title_attribute begin
    insert into search_changes (workspace_id, kind, id) select workspace_id, 'instance', id from instances
      where workspace_id = new.workspace_id and object_type_id = new.id;
  end`);
  for (const { table, kind, columns } of records) {
    const on = sql.table(table);
    const named = sql.lit(kind);
    const changed = sql`insert into search_changes (workspace_id, kind, id) values (new.workspace_id, ${named}, new.id);`;
    const type = kind === "instance" ? sql`old.object_type_id` : sql`''`;
    const differs = columns.map((name) => sql`old.${sql.ref(name)} is not new.${sql.ref(name)}`);
    await run(sql`create trigger ${sql.ref(`${table}_search_insert`)} after insert on ${on}
      begin ${changed} end`);
    await run(sql`create trigger ${sql.ref(`${table}_search_update`)}
      after update of ${sql.join(columns.map((name) => sql.ref(name)))} on ${on}
      when ${sql.join(differs, sql` or `)} begin ${changed} end`);
    await run(sql`create trigger ${sql.ref(`${table}_search_delete`)} after delete on ${on} begin
      delete from search_texts where id = old.id and group_number =
        (select number from search_groups where workspace_id = old.workspace_id and kind = ${named} and type = ${type});
    end`);
  }
}

async function keepOnPostgres(db: Kysely<never>): Promise<void> {
  const run = (statement: RawBuilder<unknown>) => statement.execute(db);
  const onEach = async (name: string, event: RawBuilder<unknown>, body: RawBuilder<unknown>) => {
    await run(sql`create function ${sql.ref(name)}() returns trigger language plpgsql as $body$
      begin ${body} return null; end $body$`);
    await run(sql`create trigger ${sql.ref(name)} ${event} execute function ${sql.ref(name)}()`);
  };
  await createTrigramIndex(db);
  await onEach(
    "workspaces_search",
    sql`after insert on workspaces for each row`,
    sql`insert into search_groups (workspace_id, kind, type) values (new.id, 'contact', ''), (new.id, 'conversation', '');`,
  );
  await onEach(
    "object_types_search",
    sql`after insert on object_types for each row`,
    sql`insert into search_groups (workspace_id, kind, type) values (new.workspace_id, 'instance', new.id);`,
  );
  await onEach(
    "object_types_search_title",
    sql`after update of title_attribute on object_types for each row
      when (old.title_attribute is distinct from new.title_attribute)`,
    sql`insert into search_changes (workspace_id, kind, id) select workspace_id, 'instance', id from instances
      where workspace_id = new.workspace_id and object_type_id = new.id;`,
  );
  for (const { table, kind } of records) {
    const on = sql.table(table);
    const named = sql.lit(kind);
    const changed = sql`insert into search_changes (workspace_id, kind, id) select workspace_id, ${named}, id from written;`;
    const type = kind === "instance" ? sql`removed.object_type_id` : sql`''`;
    for (const event of ["insert", "update"] as const) {
      await onEach(
        `${table}_search_${event}`,
        sql`after ${sql.raw(event)} on ${on} referencing new table as written for each statement`,
        changed,
      );
    }
    await onEach(
      `${table}_search_delete`,
      sql`after delete on ${on} referencing old table as removed for each statement`,
      sql`delete from search_texts using removed, search_groups as held
        where held.workspace_id = removed.workspace_id and held.kind = ${named} and held.type = ${type}
          and search_texts.group_number = held.number and search_texts.id = removed.id;`,
    );
  }
}

/**
 * The index of `pg_trgm`, which comes with PostgreSQL. Where the database has it not and won't let us make it, search
 * reads the texts one by one: right, but slow.
 */
async function createTrigramIndex(db: Kysely<never>): Promise<void> {
  await sql`savepoint trigrams`.execute(db);
  try {
    // In one schema for all: an extension is there once for a database.
    const found = await extensionSchema(db);
    if (found === undefined) await sql`create extension pg_trgm with schema public`.execute(db);
    await sql`create index search_texts_trigrams on search_texts
      using gin (text ${sql.ref(`${found ?? "public"}.gin_trgm_ops`)})`.execute(db);
    await sql`release savepoint trigrams`.execute(db);
  } catch {
    await sql`rollback to savepoint trigrams`.execute(db);
  }
}

async function extensionSchema(db: Kysely<never>): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select nspname as name from pg_extension
    join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm'`.execute(db);
  return rows[0]?.name;
}
