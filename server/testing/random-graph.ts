import fc from "fast-check";
import type { OwnerKind } from "../../contract/attributes.ts";
import type { Database } from "../database/database.ts";
import { theWorkspaceId as workspace_id } from "../database/tables.ts";
import { insertReferences } from "../workspace/references.ts";
import { testTime } from "./test-workspace.ts";

/** A reference as it is stored, and where it stands among those of its owner and attribute. */
interface RandomReference {
  owner_kind: OwnerKind;
  owner_type: string;
  owner_id: string;
  attribute: string;
  instance_id: string;
}

/** A small workspace with everything that can be wrong: ids that match nothing, merged contacts, archived types. */
export interface RandomGraph {
  contacts: { id: string; merged_into: string | null }[];
  conversations: string[];
  instances: { id: string; object_type_id: string }[];
  participants: { conversation_id: string; contact_id: string }[];
  references: RandomReference[];
}

const contactIds = ["c1", "c2", "c3", "c4", "c5", "c6"];
const conversationIds = ["v1", "v2", "v3"];
const instanceIds = ["i1", "i2", "i3", "i4", "i5", "i6"];
const typeOf: Record<string, string> = { i4: "Shipment", i5: "Shipment", i6: "Ticket" };

const owners: fc.Arbitrary<Omit<RandomReference, "attribute" | "instance_id">> = fc.oneof(
  fc.constantFrom(...contactIds, "c9").map((owner_id) => ({
    owner_kind: "contact" as const,
    owner_type: "",
    owner_id,
  })),
  fc.constantFrom(...conversationIds).map((owner_id) => ({
    owner_kind: "conversation" as const,
    owner_type: "",
    owner_id,
  })),
  fc.constantFrom("i4", "i5", "i6", "i9").map((owner_id) => ({
    owner_kind: "instance" as const,
    owner_type: typeOf[owner_id] ?? "Shipment",
    owner_id,
  })),
);

/** `retired` and `topic` are no live relationship attributes. */
const references = fc.array(
  fc
    .tuple(
      owners,
      fc.constantFrom("orders", "orders", "main_order", "retired", "topic"),
      fc.constantFrom(...instanceIds, "i8", "i9"),
    )
    .map(([owner, attribute, instance_id]) => ({ ...owner, attribute, instance_id })),
  { maxLength: 40, size: "max" },
);

/** Many that refer to one instance through one attribute, some of them twice. */
const crowd = fc.array(
  fc.constantFrom(...contactIds, "c9").map((owner_id) => ({
    owner_kind: "contact" as const,
    owner_type: "",
    owner_id,
    attribute: "orders",
    instance_id: "i1",
  })),
  { maxLength: 9, size: "max" },
);

export const randomGraph: fc.Arbitrary<RandomGraph> = fc
  .record({
    contacts: fc.subarray(contactIds, { minLength: 3 }),
    merged: fc.subarray(contactIds, { maxLength: 2 }),
    conversations: fc.subarray(conversationIds),
    instances: fc.subarray(instanceIds),
    pairs: fc.array(fc.tuple(fc.constantFrom(...conversationIds), fc.constantFrom(...contactIds)), {
      maxLength: 12,
      size: "max",
    }),
    references,
    crowd,
  })
  .map(({ contacts, merged, conversations, instances, pairs, references, crowd }) => ({
    contacts: contacts.map((id) => ({ id, merged_into: merged.includes(id) ? "c0" : null })),
    conversations,
    instances: instances.map((id) => ({ id, object_type_id: typeOf[id] ?? "Order" })),
    participants: [...new Set(pairs.map((pair) => pair.join()))]
      .map((pair) => pair.split(","))
      .filter(([v = "", c = ""]) => conversations.includes(v) && contacts.includes(c))
      .map(([conversation_id = "", contact_id = ""]) => ({ conversation_id, contact_id })),
    references: [...references, ...crowd],
  }));

/** Make the graph all that a test workspace holds, its schema aside. */
export async function insertRandomGraph(database: Database, graph: RandomGraph): Promise<void> {
  await database.transaction(async (db) => {
    for (const table of [
      "instance_references",
      "conversation_contacts",
      "conversation_parts",
      "conversations",
      "contacts",
      "instances",
    ] as const)
      await db.deleteFrom(table).execute();
    const shared = {
      workspace_id,
      custom_attributes: "{}",
      created_at: testTime,
      updated_at: testTime,
    };
    for (const [seq, contact] of graph.contacts.entries()) {
      await db
        .insertInto("contacts")
        .values({
          ...shared,
          ...contact,
          seq,
          role: "user",
          unsubscribed_from_emails: 0,
          profile: "{}",
        })
        .execute();
    }
    for (const [seq, id] of graph.conversations.entries()) {
      await db
        .insertInto("conversations")
        .values({
          ...shared,
          id,
          seq,
          state: "open",
          read: 0,
          priority: "none",
          admin_assignee_id: 0,
          team_assignee_id: 0,
          source: "{}",
          source_text: "",
          tags: "[]",
        })
        .execute();
    }
    for (const [seq, instance] of graph.instances.entries())
      await db
        .insertInto("instances")
        .values({ ...shared, ...instance, seq })
        .execute();
    for (const [position, pair] of graph.participants.entries())
      await db
        .insertInto("conversation_contacts")
        .values({ workspace_id, position, ...pair })
        .execute();
    await insertReferences(
      db,
      graph.references.map((reference, position) => ({ ...reference, position })),
    );
  });
}
