import { sql, type CreateTableBuilder, type Kysely } from "kysely";
import type { Dialect } from "../database.ts";

/** The tables of an embedded workspace and the indexes that its lists and look-ups walk. */
export async function embeddedWorkspace(db: Kysely<never>, dialect: Dialect): Promise<void> {
  const create = (name: string) => db.schema.createTable(name);
  const integer = dialect === "postgres" ? "bigint" : "integer";
  const inWorkspace = <Name extends string>(table: CreateTableBuilder<Name>) =>
    table.addColumn("workspace_id", "text", (column) =>
      column.notNull().references("workspaces.id"),
    );
  const times = <Name extends string, Column extends string>(
    table: CreateTableBuilder<Name, Column>,
  ) =>
    table
      .addColumn("created_at", integer, (column) => column.notNull())
      .addColumn("updated_at", integer, (column) => column.notNull());

  await create("workspaces")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("demo", integer, (column) => column.notNull())
    .addColumn("schema_version", integer, (column) => column.notNull().defaultTo(1))
    .addColumn("created_at", integer, (column) => column.notNull())
    .execute();

  await times(
    inWorkspace(create("object_types"))
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("label", "text", (column) => column.notNull())
      .addColumn("label_plural", "text", (column) => column.notNull())
      .addColumn("description", "text", (column) => column.notNull())
      .addColumn("icon", "text", (column) => column.notNull())
      .addColumn("title_attribute", "text")
      .addColumn("archived", integer, (column) => column.notNull())
      .addColumn("position", integer, (column) => column.notNull()),
  )
    .addPrimaryKeyConstraint("object_types_key", ["workspace_id", "id"])
    .execute();

  await times(
    inWorkspace(create("attributes"))
      .addColumn("id", integer, (column) => column.notNull())
      .addColumn("owner_kind", "text", (column) => column.notNull())
      .addColumn("object_type_id", "text")
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("label", "text", (column) => column.notNull())
      .addColumn("description", "text", (column) => column.notNull())
      .addColumn("data_type", "text", (column) => column.notNull())
      .addColumn("required", integer, (column) => column.notNull())
      .addColumn("options", "text", (column) => column.notNull())
      .addColumn("reference_type", "text")
      .addColumn("reference_object_type_id", "text")
      .addColumn("archived", integer, (column) => column.notNull())
      .addColumn("position", integer, (column) => column.notNull()),
  )
    .addPrimaryKeyConstraint("attributes_key", ["workspace_id", "id"])
    .addForeignKeyConstraint(
      "attributes_object_type",
      ["workspace_id", "object_type_id"],
      "object_types",
      ["workspace_id", "id"],
    )
    .execute();

  await times(
    inWorkspace(create("instances"))
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("seq", integer, (column) => column.notNull())
      .addColumn("object_type_id", "text", (column) => column.notNull())
      // In the order of its bytes, so that its index finds what starts with a text.
      .addColumn("external_id", dialect === "postgres" ? sql`text collate "C"` : "text")
      .addColumn("external_created_at", integer)
      .addColumn("external_updated_at", integer)
      .addColumn("custom_attributes", "text", (column) => column.notNull()),
  )
    .addPrimaryKeyConstraint("instances_key", ["workspace_id", "id"])
    .addUniqueConstraint("instances_external_id", ["workspace_id", "object_type_id", "external_id"])
    .addForeignKeyConstraint(
      "instances_object_type",
      ["workspace_id", "object_type_id"],
      "object_types",
      ["workspace_id", "id"],
    )
    .execute();
  await db.schema
    .createIndex("instances_newest")
    .on("instances")
    .columns(["workspace_id", "object_type_id", "created_at desc", "seq desc"])
    .execute();
  await db.schema
    .createIndex("instances_latest")
    .on("instances")
    .columns(["workspace_id", "object_type_id", "updated_at desc", "seq desc"])
    .execute();

  await inWorkspace(create("instance_counts"))
    .addColumn("object_type_id", "text", (column) => column.notNull())
    .addColumn("slot", integer, (column) => column.notNull())
    .addColumn("instances", integer, (column) => column.notNull())
    .addPrimaryKeyConstraint("instance_counts_key", ["workspace_id", "object_type_id", "slot"])
    .execute();

  await times(
    inWorkspace(create("contacts"))
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("seq", integer, (column) => column.notNull())
      .addColumn("external_id", "text")
      .addColumn("role", "text", (column) => column.notNull())
      .addColumn("email", "text")
      .addColumn("phone", "text")
      .addColumn("name", "text")
      .addColumn("owner_id", "text")
      .addColumn("unsubscribed_from_emails", integer, (column) => column.notNull())
      .addColumn("signed_up_at", integer)
      .addColumn("last_seen_at", integer)
      .addColumn("profile", "text", (column) => column.notNull())
      .addColumn("custom_attributes", "text", (column) => column.notNull())
      .addColumn("merged_into", "text"),
  )
    .addPrimaryKeyConstraint("contacts_key", ["workspace_id", "id"])
    .addUniqueConstraint("contacts_external_id", ["workspace_id", "external_id"])
    .execute();
  await db.schema
    .createIndex("contacts_newest")
    .on("contacts")
    .columns(["workspace_id", "created_at desc", "seq desc"])
    .where(sql.ref("merged_into"), "is", null)
    .execute();

  await times(
    inWorkspace(create("conversations"))
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("seq", integer, (column) => column.notNull())
      .addColumn("title", "text")
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("read", integer, (column) => column.notNull())
      .addColumn("priority", "text", (column) => column.notNull())
      .addColumn("admin_assignee_id", integer, (column) => column.notNull())
      .addColumn("team_assignee_id", integer, (column) => column.notNull())
      .addColumn("waiting_since", integer)
      .addColumn("snoozed_until", integer)
      .addColumn("source", "text", (column) => column.notNull())
      .addColumn("source_text", "text", (column) => column.notNull())
      .addColumn("tags", "text", (column) => column.notNull())
      .addColumn("custom_attributes", "text", (column) => column.notNull()),
  )
    .addPrimaryKeyConstraint("conversations_key", ["workspace_id", "id"])
    .execute();
  await db.schema
    .createIndex("conversations_latest")
    .on("conversations")
    .columns(["workspace_id", "updated_at desc", "seq desc"])
    .execute();
  await db.schema
    .createIndex("conversations_latest_by_state")
    .on("conversations")
    .columns(["workspace_id", "state", "updated_at desc", "seq desc"])
    .execute();

  await inWorkspace(create("conversation_contacts"))
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("contact_id", "text", (column) => column.notNull())
    .addColumn("position", integer, (column) => column.notNull())
    .addPrimaryKeyConstraint("conversation_contacts_key", [
      "workspace_id",
      "conversation_id",
      "contact_id",
    ])
    .addForeignKeyConstraint(
      "conversation_contacts_conversation",
      ["workspace_id", "conversation_id"],
      "conversations",
      ["workspace_id", "id"],
    )
    .addForeignKeyConstraint(
      "conversation_contacts_contact",
      ["workspace_id", "contact_id"],
      "contacts",
      ["workspace_id", "id"],
    )
    .execute();
  await db.schema
    .createIndex("conversation_contacts_by_contact")
    .on("conversation_contacts")
    .columns(["workspace_id", "contact_id", "conversation_id"])
    .execute();

  await inWorkspace(create("conversation_parts"))
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("position", integer, (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("part_type", "text", (column) => column.notNull())
    .addColumn("body", "text")
    .addColumn("author", "text", (column) => column.notNull())
    .addColumn("created_at", integer, (column) => column.notNull())
    .addPrimaryKeyConstraint("conversation_parts_key", [
      "workspace_id",
      "conversation_id",
      "position",
    ])
    .addForeignKeyConstraint(
      "conversation_parts_conversation",
      ["workspace_id", "conversation_id"],
      "conversations",
      ["workspace_id", "id"],
    )
    .execute();

  await inWorkspace(create("instance_references"))
    .addColumn("owner_kind", "text", (column) => column.notNull())
    .addColumn("owner_type", "text", (column) => column.notNull())
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("attribute", "text", (column) => column.notNull())
    .addColumn("position", integer, (column) => column.notNull())
    .addColumn("instance_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("instance_references_key", [
      "workspace_id",
      "owner_kind",
      "owner_id",
      "attribute",
      "position",
    ])
    .execute();
  await db.schema
    .createIndex("instance_references_by_instance")
    .on("instance_references")
    .columns([
      "workspace_id",
      "instance_id",
      "owner_kind",
      "owner_type",
      "attribute",
      "owner_id",
      "position",
    ])
    .execute();
  await db.schema
    .createIndex("instance_references_by_attribute")
    .on("instance_references")
    .columns([
      "workspace_id",
      "owner_kind",
      "owner_type",
      "attribute",
      "owner_id",
      "position",
      "instance_id",
    ])
    .execute();

  await inWorkspace(create("check_runs"))
    .addColumn("number", integer, (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("reason", "text")
    .addColumn("schema_version", integer, (column) => column.notNull())
    .addColumn("started_at", integer, (column) => column.notNull())
    .addColumn("alive_at", integer, (column) => column.notNull())
    .addColumn("finished_at", integer)
    .addColumn("covered", "text", (column) => column.notNull())
    .addColumn("total", "text", (column) => column.notNull())
    .addColumn("unstored", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("check_runs_key", ["workspace_id", "number"])
    .execute();

  await inWorkspace(create("check_findings"))
    .addColumn("run", integer, (column) => column.notNull())
    .addColumn("place", integer, (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("about_kind", "text", (column) => column.notNull())
    .addColumn("about_id", "text", (column) => column.notNull())
    .addColumn("stale", integer, (column) => column.notNull())
    .addColumn("finding", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("check_findings_key", ["workspace_id", "run", "place"])
    .execute();
  await db.schema
    .createIndex("check_findings_about")
    .on("check_findings")
    .columns(["workspace_id", "about_kind", "about_id"])
    .execute();
  await db.schema
    .createIndex("check_findings_stale")
    .on("check_findings")
    .columns(["workspace_id", "run", "stale", "kind"])
    .execute();

  if (dialect === "postgres") {
    for (const name of idSequenceNames) {
      await sql`create sequence ${sql.id(`${name}_id`)}`.execute(db);
    }
  } else {
    await create("id_sequences")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("last_value", integer, (column) => column.notNull())
      .execute();
  }
}

const idSequenceNames = ["attribute", "instance", "contact", "conversation"];
