import { sql, type Kysely } from "kysely";
import type { Dialect } from "../database.ts";

/** What a workspace needs whose record is a vendor's account: how far it is copied, what changed, what waits to be written. */
export async function connectedWorkspace(db: Kysely<never>, dialect: Dialect): Promise<void> {
  const integer = dialect === "postgres" ? "bigint" : "integer";
  await describeWorkspaces(db, integer);
  await createCopyTables(db, integer);
  await createNumberedTables(db, dialect);
  await letContactsComeLater(db, dialect);
}

type Integer = "bigint" | "integer";

async function describeWorkspaces(db: Kysely<never>, integer: Integer): Promise<void> {
  const workspaces = () => db.schema.alterTable("workspaces");
  await workspaces().addColumn("vendor", "text").execute();
  await workspaces().addColumn("account_id", "text").execute();
  await workspaces()
    .addColumn("sweep_interval_seconds", integer, (column) => column.defaultTo(900))
    .execute();
  await db.schema
    .alterTable("attributes")
    .addColumn("origin", "text", (column) => column.notNull().defaultTo("declared"))
    .execute();
}

async function createCopyTables(db: Kysely<never>, integer: Integer): Promise<void> {
  const aboutRecords = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"))
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("object_type_id", "text", (column) => column.notNull());

  await aboutRecords("sync_lists")
    .addColumn("sweep", integer, (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("cursor", "text")
    .addColumn("started_at", integer)
    .addColumn("seen", integer, (column) => column.notNull())
    .addColumn("total", integer)
    .addColumn("unread", integer, (column) => column.notNull())
    .addColumn("holder", "text")
    .addColumn("alive_at", integer)
    .addColumn("complete_from", integer)
    .addColumn("complete_at", integer)
    .addColumn("problem", "text")
    .addPrimaryKeyConstraint("sync_lists_key", ["workspace_id", "kind", "object_type_id"])
    .execute();

  await aboutRecords("sync_records")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("sweep", integer, (column) => column.notNull())
    .addColumn("as_of_ms", integer, (column) => column.notNull())
    .addPrimaryKeyConstraint("sync_records_key", ["workspace_id", "kind", "id"])
    .execute();
  await db.schema
    .createIndex("sync_records_by_sweep")
    .on("sync_records")
    .columns(["workspace_id", "kind", "object_type_id", "sweep", "id"])
    .execute();
}

async function createNumberedTables(db: Kysely<never>, dialect: Dialect): Promise<void> {
  const integer = dialect === "postgres" ? "bigint" : "integer";
  const numbered = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn("number", integer, (column) =>
        dialect === "postgres"
          ? column.primaryKey().generatedAlwaysAsIdentity()
          : column.primaryKey().autoIncrement(),
      )
      .addColumn("workspace_id", "text", (column) => column.notNull().references("workspaces.id"));

  await numbered("gone_records")
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("object_type_id", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("gone_at", integer, (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("image", "text", (column) => column.notNull())
    .addUniqueConstraint("gone_records_key", ["workspace_id", "kind", "id"])
    .execute();
  await db.schema
    .createIndex("gone_records_latest")
    .on("gone_records")
    .columns(["workspace_id", "kind", "object_type_id", "number desc"])
    .execute();

  await numbered("record_changes")
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("object_type_id", "text", (column) => column.notNull())
    .addColumn("record_id", "text", (column) => column.notNull())
    .addColumn("at", integer, (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("author", "text")
    .addColumn("before", "text")
    .addColumn("after", "text")
    .execute();
  await db.schema
    .createIndex("record_changes_of_record")
    .on("record_changes")
    .columns(["workspace_id", "kind", "record_id", "number desc"])
    .execute();

  await numbered("schema_alarms")
    .addColumn("at", integer, (column) => column.notNull())
    .addColumn("what", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("object_type_id", "text", (column) => column.notNull())
    .addColumn("attribute", "text", (column) => column.notNull())
    .addColumn("detail", "text", (column) => column.notNull())
    .addColumn("dismissed_at", integer)
    .execute();

  await numbered("outbox")
    .addColumn("created_at", integer, (column) => column.notNull())
    .addColumn("author", "text", (column) => column.notNull())
    .addColumn("write", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("attempts", integer, (column) => column.notNull())
    .addColumn("holder", "text")
    .addColumn("alive_at", integer)
    .addColumn("problem", "text")
    .execute();
}

/** A conversation may name a contact that the copy does not hold yet, or never will: one that was archived. */
async function letContactsComeLater(db: Kysely<never>, dialect: Dialect): Promise<void> {
  if (dialect === "postgres") {
    await db.schema
      .alterTable("conversation_contacts")
      .dropConstraint("conversation_contacts_contact")
      .execute();
    return;
  }
  // SQLite can't drop a foreign key; the table is made anew.
  await sql`create table conversation_contacts_new (
    workspace_id text not null references workspaces (id),
    conversation_id text not null,
    contact_id text not null,
    position integer not null,
    constraint conversation_contacts_key primary key (workspace_id, conversation_id, contact_id),
    constraint conversation_contacts_conversation foreign key (workspace_id, conversation_id)
      references conversations (workspace_id, id))`.execute(db);
  await sql`insert into conversation_contacts_new
    select workspace_id, conversation_id, contact_id, position from conversation_contacts`.execute(
    db,
  );
  await sql`drop table conversation_contacts`.execute(db);
  await sql`alter table conversation_contacts_new rename to conversation_contacts`.execute(db);
  await db.schema
    .createIndex("conversation_contacts_by_contact")
    .on("conversation_contacts")
    .columns(["workspace_id", "contact_id", "conversation_id"])
    .execute();
}
