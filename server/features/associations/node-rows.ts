import { sql } from "kysely";
import type { OwnerKind } from "../../../contract/attributes.ts";
import type { RecordKey } from "../../../contract/neighbourhood.ts";
import type { Queries } from "../../database/database.ts";
import { listedTexts } from "../../database/json-path.ts";
import { preparedQuery } from "../../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import type { Schema } from "../../workspace/schema.ts";
import { recordKey, recordOf } from "./record-key.ts";

interface Row {
  id: string;
  custom_attributes: string;
  created_at: number;
  updated_at: number;
}
export type ContactRow = Row & Record<"name" | "email" | "external_id" | "phone", string | null>;
export type ConversationRow = Row & {
  title: string | null;
  excerpt: string;
  state: string;
  priority: string;
};
export type InstanceRow = Row & { object_type_id: string; external_id: string | null };

/** A record that may be shown, or an id that is referred to and matches nothing. */
export type NodeRow =
  | { kind: "contact"; row: ContactRow }
  | { kind: "conversation"; row: ConversationRow }
  | { kind: "instance"; row: InstanceRow }
  | { kind: "missing"; id: string };

/** What is known of records so far; undefined for those that are not shown: merged contacts, instances of archived types. */
export type NodeRows = Map<RecordKey, NodeRow | undefined>;

/** Read those records that are not known yet, one query for each kind. */
export async function loadNodeRows(
  db: Queries,
  schema: Schema,
  known: NodeRows,
  keys: Iterable<RecordKey>,
): Promise<void> {
  const unknown: Record<OwnerKind, string[]> = { contact: [], conversation: [], instance: [] };
  for (const key of keys) {
    if (known.has(key)) continue;
    const { kind, id } = recordOf(key);
    known.set(key, kind === "instance" ? { kind: "missing", id } : undefined);
    unknown[kind].push(id);
  }
  const ids = (kind: OwnerKind) => ({ ids: JSON.stringify(unknown[kind]) });
  if (unknown.contact.length > 0) {
    for (const row of await readContacts(db, ids("contact")))
      known.set(recordKey("contact", row.id), { kind: "contact", row });
  }
  if (unknown.conversation.length > 0) {
    for (const row of await readConversations(db, ids("conversation")))
      known.set(recordKey("conversation", row.id), { kind: "conversation", row });
  }
  if (unknown.instance.length > 0) {
    for (const row of await readInstances(db, ids("instance"))) {
      const isLive = schema.objectTypes.get(row.object_type_id)?.archived === false;
      known.set(recordKey("instance", row.id), isLive ? { kind: "instance", row } : undefined);
    }
  }
}

const readContacts = preparedQuery((db, { ids }: { ids: string }, dialect) =>
  db
    .selectFrom("contacts")
    .select(["id", "name", "email", "external_id", "phone"])
    .select(["custom_attributes", "created_at", "updated_at"])
    .where("workspace_id", "=", workspace)
    .where("id", "in", listedTexts(dialect, ids))
    .where("merged_into", "is", null),
);

const readConversations = preparedQuery((db, { ids }: { ids: string }, dialect) =>
  db
    .selectFrom("conversations")
    .select(["id", "title", "state", "priority"])
    .select(sql<string>`substr(source_text, 1, 160)`.as("excerpt"))
    .select(["custom_attributes", "created_at", "updated_at"])
    .where("workspace_id", "=", workspace)
    .where("id", "in", listedTexts(dialect, ids)),
);

const readInstances = preparedQuery((db, { ids }: { ids: string }, dialect) =>
  db
    .selectFrom("instances")
    .select(["id", "object_type_id", "external_id"])
    .select(["custom_attributes", "created_at", "updated_at"])
    .where("workspace_id", "=", workspace)
    .where("id", "in", listedTexts(dialect, ids)),
);
