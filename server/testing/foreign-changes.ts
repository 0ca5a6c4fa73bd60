import fc from "fast-check";
import { contactEndpoints } from "../../contract/contacts.ts";
import { conversationEndpoints } from "../../contract/conversations.ts";
import { instanceEndpoints } from "../../contract/instances.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import type { TestApp } from "./test-app.ts";
import { testContacts, testConversations } from "./test-workspace.ts";

/** What somebody else does at the vendor. `which` picks a record of those there are. */
export type ForeignChange =
  | { do: "create"; external: boolean }
  | { do: "change"; which: number; note: string | null; total: number }
  | { do: "delete"; which: number }
  | { do: "link"; owner: "contact" | "conversation"; which: number[] }
  | { do: "delete contact" };

const which = fc.nat({ max: 10_000 });

export const foreignChanges = fc.oneof(
  fc.record({ do: fc.constant("create" as const), external: fc.boolean() }),
  fc.record({
    do: fc.constant("change" as const),
    which,
    note: fc.option(fc.string({ maxLength: 5 })),
    total: fc.integer({ min: 0, max: 99 }),
  }),
  fc.record({ do: fc.constant("delete" as const), which }),
  fc.record({
    do: fc.constant("link" as const),
    owner: fc.constantFrom("contact", "conversation"),
    which: fc.array(which, { maxLength: 3 }),
  }),
  fc.constant<ForeignChange>({ do: "delete contact" }),
) satisfies fc.Arbitrary<ForeignChange>;

const params = { custom_object_type_identifier: "Order" };
let created = 0;

export async function makeForeignChange(vendor: TestApp, change: ForeignChange): Promise<void> {
  switch (change.do) {
    case "create": {
      created += 1;
      const external_id = change.external ? `foreign_${created}` : null;
      const body = { external_id, custom_attributes: { items: created } };
      await vendor.call(instanceEndpoints.upsert, { params, body });
      return;
    }
    case "change": {
      const [id] = await pickOrders(vendor, [change.which]);
      const custom_attributes = { note: change.note, total_amount: change.total / 10 };
      if (id === undefined) return;
      await vendor.call(instanceEndpoints.update, {
        params: { ...params, custom_object_instance_id: id },
        body: { custom_attributes },
      });
      return;
    }
    case "delete": {
      const [id] = await pickOrders(vendor, [change.which]);
      if (id === undefined) return;
      const deleted = { ...params, custom_object_instance_id: id };
      await vendor.call(instanceEndpoints.delete, { params: deleted });
      return;
    }
    case "link": {
      const body = { custom_attributes: { orders: await pickOrders(vendor, change.which) } };
      await (change.owner === "contact"
        ? vendor.call(contactEndpoints.update, {
            params: { contact_id: testContacts.ada.id },
            body,
          })
        : vendor.call(conversationEndpoints.update, {
            params: { conversation_id: testConversations.invoice.id },
            body,
          }));
      return;
    }
    case "delete contact":
      await deleteNameless(vendor);
  }
}

async function pickOrders({ database }: TestApp, places: number[]): Promise<string[]> {
  const rows = await database.db
    .selectFrom("instances")
    .select("id")
    .where("workspace_id", "=", workspace)
    .where("object_type_id", "=", "Order")
    .orderBy("seq")
    .execute();
  const ids = places.flatMap((place) => rows[place % rows.length]?.id ?? []);
  return [...new Set(ids)];
}

/** No call deletes a contact of an embedded workspace. */
async function deleteNameless({ database }: TestApp): Promise<void> {
  await database.transaction(async (db) => {
    await db.deleteFrom("contacts").where("id", "=", testContacts.nameless.id).execute();
  });
}
