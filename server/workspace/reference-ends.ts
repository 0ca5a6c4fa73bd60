import { sql } from "kysely";
import type { OwnerKind } from "../../contract/attributes.ts";
import type { ReferenceEnd } from "../../contract/references.ts";
import type { Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { contactTitle, conversationTitle, instanceTitle, subtitleOf } from "./record-titles.ts";
import type { Schema } from "./schema.ts";

/** What records are called, by their ids; one that there is not is not in the answer. One query for all. */
export async function readReferenceEnds(
  db: Queries,
  schema: Schema,
  kind: OwnerKind,
  ids: string[],
): Promise<Map<string, ReferenceEnd>> {
  if (ids.length === 0) return new Map();
  const ends = await readEnds(db, schema, kind, [...new Set(ids)]);
  return new Map(ends.map((end) => [end.id, end]));
}

function readEnds(
  db: Queries,
  schema: Schema,
  kind: OwnerKind,
  ids: string[],
): Promise<ReferenceEnd[]> {
  switch (kind) {
    case "contact":
      return readContacts(db, ids);
    case "conversation":
      return readConversations(db, ids);
    case "instance":
      return readInstances(db, schema, ids);
  }
}

async function readContacts(db: Queries, ids: string[]): Promise<ReferenceEnd[]> {
  const rows = await db
    .selectFrom("contacts")
    .select(["id", "name", "email", "external_id", "merged_into"])
    .where("workspace_id", "=", workspace)
    .where("id", "in", ids)
    .execute();
  return rows.map(({ id, merged_into, ...contact }) => {
    const title = contactTitle(id, contact);
    const subtitle =
      merged_into === null ? subtitleOf(contact.email, title) : "merged into another contact";
    return { kind: "contact", id, object_type_id: null, title, subtitle };
  });
}

async function readConversations(db: Queries, ids: string[]): Promise<ReferenceEnd[]> {
  const rows = await db
    .selectFrom("conversations")
    .select(["id", "title", "state"])
    .select(sql<string>`substr(source_text, 1, 160)`.as("excerpt"))
    .where("workspace_id", "=", workspace)
    .where("id", "in", ids)
    .execute();
  return rows.map(({ id, state, ...conversation }) => ({
    kind: "conversation",
    id,
    object_type_id: null,
    title: conversationTitle(id, conversation),
    subtitle: state,
  }));
}

async function readInstances(db: Queries, schema: Schema, ids: string[]): Promise<ReferenceEnd[]> {
  const rows = await db
    .selectFrom("instances")
    .select(["id", "object_type_id", "external_id", "custom_attributes"])
    .where("workspace_id", "=", workspace)
    .where("id", "in", ids)
    .execute();
  return rows.map(({ id, object_type_id, ...instance }) => {
    const title = instanceTitle(id, instance, schema.objectTypes.get(object_type_id));
    const subtitle = subtitleOf(instance.external_id, title);
    return { kind: "instance", id, object_type_id, title, subtitle };
  });
}
