import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { attributeEndpoints } from "../../../contract/attributes.ts";
import { contactEndpoints } from "../../../contract/contacts.ts";
import { deletionEndpoints } from "../../../contract/deletions.ts";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { objectEndpoints } from "../../../contract/objects.ts";
import { schemaDeletionEndpoints } from "../../../contract/schema-deletions.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { restorableContents } from "../../testing/restorable-contents.ts";
import { openTestApp, testToken, type TestApp } from "../../testing/test-app.ts";
import { insertAttribute, testContacts, testOrders } from "../../testing/test-workspace.ts";
import { insertReferences } from "../../workspace/references.ts";
import { bumpSchemaVersion } from "../../workspace/schema.ts";

const { attributeAccount, attributeImage, deleteAttribute } = schemaDeletionEndpoints;
const { ada, grace } = testContacts;

describeOnEachDatabase("the deletion of an attribute", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  async function find(owner: "Order" | "contact" | "conversation", name: string) {
    const schema = await test.call(objectEndpoints.schema);
    const attributes = {
      Order: schema.object_types.find(({ id }) => id === "Order")?.attributes ?? [],
      contact: schema.contact_attributes,
      conversation: schema.conversation_attributes,
    }[owner];
    const found = attributes.filter((attribute) => attribute.name === name).at(-1);
    if (!found) throw new Error(`${owner} has no attribute ${name}`);
    return { attribute_id: found.id };
  }
  const archive = (params: { attribute_id: string }) =>
    test.call(attributeEndpoints.update, { params, body: { archived: true } });
  const remove = async (params: { attribute_id: string }) => {
    const { revision } = await test.call(attributeAccount, { params });
    return test.call(deleteAttribute, { params, query: { revision } });
  };

  it("is refused, with the remedy, while the attribute is in use", async () => {
    const params = await find("Order", "note");
    for (const endpoint of [attributeAccount, attributeImage, deleteAttribute]) {
      const query = endpoint === deleteAttribute ? { query: { revision: "1" } } : {};
      const [error] = await test.callFailing(409, endpoint, { params, ...query });
      expect(error?.message).toBe("'note' is in use; archive it first, then it can be deleted");
    }
    await test.callFailing(404, attributeAccount, { params: { attribute_id: "999" } });
  });

  it("takes its values to the last digit and keeps all others, and the undoing puts them in their places", async () => {
    const { first: one, second: other } = testOrders;
    const values = fc.array(
      fc.record({
        order: fc.constantFrom(one.external_id, other.external_id),
        members: fc.uniqueArray(
          fc.tuple(
            fc.constantFrom("note", "items", "total_amount", "gift"),
            fc.constantFrom("1", "12345678901234567890", "0.10", "null", '"é\\n"', "true"),
          ),
          { maxLength: 4, selector: ([name]) => name },
        ),
      }),
      { maxLength: 3 },
    );
    const setValues = async (external_id: string, members: [string, string][]) => {
      const text = `{${members.map(([name, value]) => `"${name}":${value}`).join(",")}}`;
      await test.database.db
        .updateTable("instances")
        .set({ custom_attributes: text })
        .where("external_id", "=", external_id)
        .execute();
    };
    await fc.assert(
      fc.asyncProperty(
        values,
        fc.constantFrom("note", "items", "total_amount", "gift"),
        async (records, name) => {
          for (const { external_id } of Object.values(testOrders)) await setValues(external_id, []);
          for (const { order, members } of records) await setValues(order, members);
          const params = await find("Order", name);
          await archive(params);
          const held = new Map(records.map(({ order, members }) => [order, members]));
          const losing = [...held.values()].filter((members) =>
            members.some(([member, value]) => member === name && value !== "null"),
          ).length;
          const account = await test.call(attributeAccount, { params });
          expect(account).toMatchObject({ records: losing, references: 0, shares_name: false });
          expect(account.owners).toHaveLength(losing);
          const before = await restorableContents(test.database);
          const { text: image } = await test.request(
            "GET",
            `/api/console/attributes/${params.attribute_id}/before-image`,
          );
          expect(await remove(params)).toMatchObject({ records: losing });
          const rows = await test.database.db
            .selectFrom("instances")
            .select("custom_attributes")
            .execute();
          expect(rows.some((row) => row.custom_attributes.includes(`"${name}"`))).toBe(false);
          const reply = await test.app.inject({
            method: "POST",
            url: "/api/console/restore",
            headers: {
              authorization: `Bearer ${testToken}`,
              "content-type": "application/json",
            },
            payload: `{"image":${image}}`,
          });
          expect(reply.statusCode, reply.body).toBe(200);
          expect(await restorableContents(test.database)).toEqual(before);
          await test.call(attributeEndpoints.update, { params, body: { archived: false } });
        },
      ),
      { numRuns: 25 },
    );
  });

  it("takes its references, dangling ones too, and the undoing brings them all back", async () => {
    const hold = { owner_kind: "contact", owner_type: "", attribute: "orders" } as const;
    await insertReferences(test.database.db, [
      { ...hold, owner_id: ada.id, position: 0, instance_id: "1" },
      { ...hold, owner_id: ada.id, position: 3, instance_id: "gone" },
      { ...hold, owner_id: grace.id, position: 0, instance_id: "2" },
      { ...hold, owner_id: grace.id, attribute: "main_order", position: 0, instance_id: "2" },
    ]);
    const params = await find("contact", "orders");
    await archive(params);
    const account = await test.call(attributeAccount, { params });
    expect(account).toMatchObject({ records: 2, references: 3 });
    expect(account.owners.map(({ title }) => title)).toEqual(["Ada Lovelace", "Grace Hopper"]);
    const before = await restorableContents(test.database);
    const image = await test.call(attributeImage, { params });
    await remove(params);
    const left = await test.database.db.selectFrom("instance_references").selectAll().execute();
    expect(left.map(({ attribute }) => attribute)).toEqual(["main_order"]);
    const back = await test.call(deletionEndpoints.restore, { body: { image } });
    expect(back).toMatchObject({ attributes: 1, references: 3, instances: [], conflicts: [] });
    expect(await restorableContents(test.database)).toEqual(before);
    const [again] = await test.callFailing(409, deletionEndpoints.restore, { body: { image } });
    expect(again?.message).toContain("The attribute orders of contacts: the id");
  });

  it("leaves the values to another attribute of the same name", async () => {
    await test.database.db.transaction().execute(async (db) => {
      await bumpSchemaVersion(db);
      await insertAttribute(db, test.database, {
        owner_kind: "contact",
        name: "topic",
        data_type: "string",
        archived: 1,
      });
    });
    const body = { custom_attributes: { topic: "kept" } };
    await test.call(contactEndpoints.update, { params: { contact_id: ada.id }, body });
    const before = await restorableContents(test.database);
    const params = await find("contact", "topic");
    expect(await test.call(attributeAccount, { params })).toMatchObject({
      records: 0,
      shares_name: true,
    });
    const image = await test.call(attributeImage, { params });
    await remove(params);
    const contact = await test.call(contactEndpoints.get, { params: { contact_id: ada.id } });
    expect(contact.custom_attributes).toMatchObject({ topic: "kept" });
    await test.call(deletionEndpoints.restore, { body: { image } });
    expect(await restorableContents(test.database)).toEqual(before);
  });

  it("is undone without overwriting what was written since", async () => {
    const name = "note";
    const params = await find("Order", name);
    const write = (external_id: string, note: string) =>
      test.call(instanceEndpoints.upsert, {
        params: { custom_object_type_identifier: "Order" },
        body: { external_id, custom_attributes: { note } },
      });
    await write("order_001", "old");
    await write("order_002", "old");
    await archive(params);
    const image = await test.call(attributeImage, { params });
    const { revision } = await test.call(attributeAccount, { params });
    await test.call(deleteAttribute, { params, query: { revision } });
    const owner = { owner_kind: "instance", object_type_id: "Order" } as const;
    const attribute = { name, label: "Note", data_type: "string" } as const;
    const made = await test.call(attributeEndpoints.create, { body: { ...owner, attribute } });
    await write("order_001", "new");
    await test.call(attributeEndpoints.update, {
      params: { attribute_id: made.id },
      body: { archived: true },
    });
    const errors = await test.callFailing(409, deletionEndpoints.restore, { body: { image } });
    expect(errors.map(({ message }) => message)).toEqual([
      "Order 1, note: it holds a value of note by now",
    ]);
    const rest = await test.call(deletionEndpoints.restore, {
      body: { image, skip_conflicts: true },
    });
    expect(rest).toMatchObject({ attributes: 1, values: 1 });
    const orders = await test.database.db
      .selectFrom("instances")
      .select("custom_attributes")
      .where("object_type_id", "=", "Order")
      .orderBy("id")
      .execute();
    expect(orders.map(({ custom_attributes }) => custom_attributes)).toEqual([
      expect.stringContaining('"note":"new"'),
      expect.stringContaining('"note":"old"'),
      expect.not.stringContaining('"note"'),
    ]);
  });
});
