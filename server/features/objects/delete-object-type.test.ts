import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { SavedReference } from "../../../contract/before-image.ts";
import { deletionEndpoints } from "../../../contract/deletions.ts";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { objectEndpoints } from "../../../contract/objects.ts";
import { schemaDeletionEndpoints } from "../../../contract/schema-deletions.ts";
import { viewEndpoints } from "../../../contract/views.ts";
import { describeOnEachStoredDatabase } from "../../database/testing.ts";
import { restorableContents } from "../../testing/restorable-contents.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { insertAttribute, testContacts, testConversations } from "../../testing/test-workspace.ts";
import { bumpSchemaVersion } from "../../workspace/schema.ts";
import { insertReferences } from "../../workspace/references.ts";

const { typeAccount, typeImage, deleteType } = schemaDeletionEndpoints;
const params = { object_type_id: "Order" };

describeOnEachStoredDatabase("the deletion of an object type", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const archive = (archived = true) =>
    test.call(objectEndpoints.update, { params, body: { archived } });
  const make = (type: string, external_id: string) =>
    test.call(instanceEndpoints.upsert, {
      params: { custom_object_type_identifier: type },
      body: {
        external_id,
        custom_attributes: type === "Shipment" ? { tracking: external_id } : {},
      },
    });
  const allReferences = () =>
    test.database.db
      .selectFrom("instance_references")
      .select(["owner_kind", "owner_type", "owner_id", "attribute", "position", "instance_id"])
      .execute();
  const readSchema = () => test.call(objectEndpoints.schema);

  it("is refused, with the remedy, while the type is in use", async () => {
    for (const endpoint of [typeAccount, typeImage, deleteType]) {
      const query = endpoint === deleteType ? { query: { revision: "1" } } : {};
      const [error] = await test.callFailing(409, endpoint, { params, ...query });
      expect(error).toMatchObject({
        code: "conflict",
        message: "Orders are in use; archive the type first, then it can be deleted",
      });
      const unknown = { params: { object_type_id: "Nothing" }, ...query };
      await test.callFailing(404, endpoint, unknown);
    }
  });

  it("takes the attributes that refer to the type, and leaves one that shares a name its references", async () => {
    const shipment = await make("Shipment", "s-1");
    await test.database.db.transaction().execute(async (db) => {
      await bumpSchemaVersion(db);
      await insertAttribute(db, test.database, {
        owner_kind: "conversation",
        name: "orders",
        data_type: "relationship",
        reference_type: "many",
        reference_object_type_id: "Shipment",
      });
    });
    const hold = { owner_kind: "conversation", owner_type: "", attribute: "orders" } as const;
    const { delivery } = testConversations;
    await insertReferences(test.database.db, [
      { ...hold, owner_id: delivery.id, position: 0, instance_id: "1" },
      { ...hold, owner_id: delivery.id, position: 1, instance_id: shipment.id },
    ]);
    const body = {
      object_type_id: "Order",
      name: "Open orders",
      scope: "everyone",
      is_default: false,
      query: { q: null, filter: null, sort: null, contact: null, conversation: null },
      layout: { columns: null, pinned: [], widths: {}, density: "compact", group_by: null },
    };
    await test.call(viewEndpoints.create, { body });
    await archive();
    const account = await test.call(typeAccount, { params });
    expect(account).toMatchObject({
      deleted_instances: 3,
      contacts: 0,
      conversations: 1,
      instances: 0,
    });
    expect(
      account.attributes.map(({ owner_kind, object_type_id, name }) => [
        owner_kind,
        object_type_id,
        name,
      ]),
    ).toEqual([
      ["contact", null, "main_order"],
      ["contact", null, "orders"],
      ["conversation", null, "main_order"],
      ["conversation", null, "orders"],
      ["instance", "Shipment", "main_order"],
      ["instance", "Shipment", "orders"],
    ]);
    expect(account.losing).toMatchObject([
      { owner_kind: "conversation", attribute: "orders", records: 1, references: 1 },
    ]);
    const { views } = await test.call(viewEndpoints.list);
    expect([views.length, account.views]).toEqual([1, 1]);
    const { revision } = account;
    await test.call(deleteType, { params, query: { revision } });
    expect((await test.call(viewEndpoints.list)).views).toEqual([]);
    expect((await allReferences()).map(({ instance_id }) => instance_id)).toEqual([shipment.id]);
    const { object_types, conversation_attributes } = await readSchema();
    expect(object_types.map(({ id }) => id)).not.toContain("Order");
    expect(
      conversation_attributes.filter(({ reference }) => reference).map(({ name }) => name),
    ).toEqual(["orders"]);
  });

  it("does no more than its account told: where that has changed, nothing goes", async () => {
    await archive();
    const { revision } = await test.call(typeAccount, { params });
    await insertReferences(test.database.db, [
      {
        owner_kind: "contact",
        owner_type: "",
        owner_id: testContacts.ada.id,
        attribute: "orders",
        position: 0,
        instance_id: "2",
      },
    ]);
    const before = await restorableContents(test.database);
    const [error] = await test.callFailing(409, deleteType, { params, query: { revision } });
    expect(error).toMatchObject({ field: "revision" });
    expect(await restorableContents(test.database)).toEqual(before);
    const again = await test.call(typeAccount, { params });
    expect(again.contacts).toBe(1);
    await test.call(deleteType, { params, query: { revision: again.revision } });
  });

  it("is counted as brute force counts it, and undone to the last digit", async () => {
    const shipments = [await make("Shipment", "s-1"), await make("Shipment", "s-2")];
    const contact = ({ id }: { id: string }) =>
      ({ owner_kind: "contact", owner_type: "", owner_id: id }) as const;
    const conversation = ({ id }: { id: string }) =>
      ({ owner_kind: "conversation", owner_type: "", owner_id: id }) as const;
    const instance = (type: string, id: string) =>
      ({ owner_kind: "instance", owner_type: type, owner_id: id }) as const;
    const own = { object_type_id: "Order", data_type: "relationship" } as const;
    await test.database.db.transaction().execute(async (db) => {
      await bumpSchemaVersion(db);
      const insert = (name: string, target: string) =>
        insertAttribute(db, test.database, {
          ...own,
          owner_kind: "instance",
          name,
          reference_type: "many",
          reference_object_type_id: target,
        });
      await insert("shipments", "Shipment");
      await insert("siblings", "Order");
      await insertAttribute(db, test.database, {
        owner_kind: "contact",
        name: "shipments",
        data_type: "relationship",
        reference_type: "many",
        reference_object_type_id: "Shipment",
      });
    });
    const people = [
      ...Object.values(testContacts).map(contact),
      ...Object.values(testConversations).map(conversation),
    ];
    const target = fc.constantFrom("1", "2", "3", "gone", ...shipments.map(({ id }) => id));
    const position = fc.nat({ max: 4 });
    const reference = fc.oneof(
      fc.record({
        owner: fc.constantFrom(...people),
        attribute: fc.constantFrom("orders", "main_order", "shipments"),
        position,
        instance_id: target,
      }),
      fc.record({
        owner: fc.constantFrom(...shipments.map(({ id }) => instance("Shipment", id))),
        attribute: fc.constantFrom("orders", "main_order"),
        position,
        instance_id: target,
      }),
      fc.record({
        owner: fc.constantFrom(...["1", "2", "3"].map((id) => instance("Order", id))),
        attribute: fc.constantFrom("shipments", "siblings"),
        position,
        instance_id: target,
      }),
    );
    // A conversation has no attribute `shipments`.
    const isPossible = ({
      owner,
      attribute,
    }: {
      owner: { owner_kind: string };
      attribute: string;
    }) => owner.owner_kind !== "conversation" || attribute !== "shipments";
    const graph = fc
      .uniqueArray(reference, {
        maxLength: 40,
        selector: (row) =>
          `${row.owner.owner_kind} ${row.owner.owner_id} ${row.attribute} ${row.position}`,
      })
      .map((rows) =>
        rows
          .filter(isPossible)
          // A reference of its own holds one: only the first place of `main_order` can be put back.
          .filter((row) => row.attribute !== "main_order" || row.position === 0),
      );
    await fc.assert(
      fc.asyncProperty(graph, async (rows) => {
        await test.database.db.deleteFrom("instance_references").execute();
        await insertReferences(
          test.database.db,
          rows.map(({ owner, ...row }) => ({ ...owner, ...row })),
        );
        await archive();
        const references = await allReferences();
        const gone = new Set(["1", "2", "3"]);
        const isHeld = ({ owner_kind, owner_type }: SavedReference) =>
          owner_kind === "instance" && owner_type === "Order";
        const lost = references.filter(
          (row) => !isHeld(row) && (gone.has(row.instance_id) || row.attribute !== "shipments"),
        );
        const losers = (kind: string) =>
          new Set(lost.filter((row) => row.owner_kind === kind).map(({ owner_id }) => owner_id))
            .size;
        const account = await test.call(typeAccount, { params });
        expect(account).toMatchObject({
          deleted_instances: 3,
          contacts: losers("contact"),
          conversations: losers("conversation"),
          instances: losers("instance"),
        });
        for (const group of account.losing) {
          const through = lost.filter(
            (row) =>
              row.owner_kind === group.owner_kind &&
              row.owner_type === (group.object_type_id ?? "") &&
              row.attribute === group.attribute,
          );
          const owners = new Set(through.map(({ owner_id }) => owner_id)).size;
          expect([group.references, group.records, group.owners.length]).toEqual([
            through.length,
            owners,
            owners,
          ]);
        }
        const sum = (groups: { references: number }[]) =>
          groups.reduce((total, group) => total + group.references, 0);
        expect(sum(account.losing)).toBe(lost.length);
        expect(sum(account.held)).toBe(references.filter(isHeld).length);

        const before = await restorableContents(test.database);
        const image = await test.call(typeImage, { params });
        const query = { revision: account.revision };
        const deleted = await test.call(deleteType, { params, query });
        expect(deleted.deleted_instances).toBe(3);
        const left = await allReferences();
        expect(left).toHaveLength(references.length - lost.length - sum(account.held));
        expect((await readSchema()).object_types.map(({ id }) => id)).not.toContain("Order");

        const back = await test.call(deletionEndpoints.restore, { body: { image } });
        expect(back).toMatchObject({ object_types: ["Order"], conflicts: [] });
        expect(await restorableContents(test.database)).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  it("leaves the id free, and then is undone only where the new type makes room", async () => {
    await archive();
    const image = await test.call(typeImage, { params });
    const { revision } = await test.call(typeAccount, { params });
    await test.call(deleteType, { params, query: { revision } });
    await test.callFailing(404, deleteType, { params, query: { revision } });
    const details = { label: "Order", label_plural: "Orders", description: "", icon: "box" };
    const body = { ...details, id: "order", title_attribute: null, attributes: [] };
    const made = await test.call(objectEndpoints.create, { body });
    expect(made.instance_count).toBe(0);
    const before = await restorableContents(test.database);
    const errors = await test.callFailing(409, deletionEndpoints.restore, { body: { image } });
    expect(errors[0]?.message).toBe("The object type Order: an object type order is there");
    expect(await restorableContents(test.database)).toEqual(before);
  });
});
