import { afterEach, beforeEach, expect, test } from "vitest";
import { attributeEndpoints } from "../../../contract/attributes.ts";
import { objectEndpoints, type NewObjectType } from "../../../contract/objects.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { testContacts } from "../../testing/test-workspace.ts";
import { replaceReferences } from "../../workspace/references.ts";
import { loadSchema } from "../../workspace/schema.ts";

const device: NewObjectType = {
  id: "Device",
  label: "Device",
  label_plural: "Devices",
  description: "What customers own",
  icon: "device-mobile",
  title_attribute: "serial number",
  attributes: [
    { name: "serial number", label: "Serial number", data_type: "string", required: true },
    { name: "state", label: "State", data_type: "list", options: [{ label: "on" }] },
    {
      name: "parts",
      label: "Parts",
      data_type: "relationship",
      reference: { type: "many", object_type_id: "Device" },
    },
  ],
};

describeOnEachDatabase("object types", (open) => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openTestApp(await open());
  });
  afterEach(() => app.close());

  const create = (type: object) =>
    app.callFailing(400, objectEndpoints.create, { body: { ...device, ...type } });
  const update = (id: string, body: object) =>
    app.call(objectEndpoints.update, { params: { object_type_id: id }, body });

  test("the data model tells types with their counts, archived ones too, and all attributes", async () => {
    const model = await app.call(objectEndpoints.schema);
    expect(
      model.object_types.map(({ id, instance_count, archived }) => [id, instance_count, archived]),
    ).toEqual([
      ["Order", 3, false],
      ["Shipment", 0, false],
      ["Ticket", 0, true],
    ]);
    expect(model.contact_attributes.map(({ name }) => name)).toEqual([
      "topic",
      "main_order",
      "orders",
    ]);
    expect(model.conversation_attributes).toHaveLength(3);
  });

  test("a type is made with its attributes, which may refer to the type itself", async () => {
    const made = await app.call(objectEndpoints.create, { body: device });
    expect(made).toMatchObject({ id: "Device", archived: false, instance_count: 0 });
    expect(made.attributes.map(({ name }) => name)).toEqual(["serial number", "state", "parts"]);
    expect(made.attributes[1]?.options).toMatchObject([{ label: "on", archived: false }]);
    expect(made.attributes[2]?.reference).toEqual({ type: "many", object_type_id: "Device" });
    const model = await app.call(objectEndpoints.schema);
    expect(model.object_types.at(-1)).toEqual(made);
  });

  test("a type that can't be made as asked is not made at all", async () => {
    const text = { name: "a", label: "A", data_type: "string" };
    const linked = (object_type_id: string) => ({
      attributes: [
        {
          name: "linked",
          label: "Linked",
          data_type: "relationship",
          reference: { type: "one", object_type_id },
        },
      ],
      title_attribute: null,
    });
    expect(await create({ id: "Order" })).toMatchObject([{ field: "id" }]);
    expect(await create({ id: "order" })).toMatchObject([{ field: "id" }]);
    expect(await create({ id: "1 Device" })).toMatchObject([{ field: "id" }]);
    expect(await create({ title_attribute: "colour" })).toMatchObject([
      { field: "title_attribute" },
    ]);
    expect(await create({ title_attribute: "parts" })).toMatchObject([
      { field: "title_attribute" },
    ]);
    expect(await create({ attributes: [text, text], title_attribute: "a" })).toMatchObject([
      { field: "attributes.1.name" },
    ]);
    for (const target of ["Nothing", "Ticket"]) {
      expect(await create(linked(target))).toMatchObject([
        { field: "attributes.0.reference.object_type_id" },
      ]);
    }
    const model = await app.call(objectEndpoints.schema);
    expect(model.object_types).toHaveLength(3);
  });

  test("two who make the same type at once leave one type, and one of them hears why", async () => {
    const post = () => app.request("POST", "/api/console/objects", { body: device });
    const replies = await Promise.all([post(), post(), post()]);
    const count = (wanted: number) => replies.filter(({ status }) => status === wanted).length;
    expect([count(200), count(400)]).toEqual([1, 2]);
  });

  test("details change one by one, and what is left out stays", async () => {
    const changed = await update("Order", { label: "Purchase", icon: "receipt" });
    expect(changed).toMatchObject({
      label: "Purchase",
      label_plural: "Orders",
      icon: "receipt",
      title_attribute: "order_number",
      instance_count: 3,
    });
    expect(await update("Order", { title_attribute: null })).toMatchObject({
      title_attribute: null,
    });
  });

  test("a title must be a live attribute of the type that holds a value", async () => {
    const params = { object_type_id: "Shipment" };
    for (const title_attribute of ["order_number", "orders", "old_note"]) {
      const errors = await app.callFailing(400, objectEndpoints.update, {
        params,
        body: { title_attribute },
      });
      expect(errors).toMatchObject([{ field: "title_attribute" }]);
    }
    expect(await update("Shipment", { title_attribute: "tracking" })).toMatchObject({
      title_attribute: "tracking",
    });
  });

  test("a type keeps its instances while it is archived, and its API answers 404", async () => {
    await update("Order", { archived: true });
    expect((await app.request("GET", "/api/custom_object_instances/Order")).status).toBe(404);
    expect((await app.request("GET", "/api/custom_object_instances/Order/1")).status).toBe(404);
    const post = { body: { external_id: "new" } };
    expect((await app.request("POST", "/api/custom_object_instances/Order", post)).status).toBe(
      404,
    );
    expect(await update("Order", { archived: false })).toMatchObject({ instance_count: 3 });
    expect((await app.request("GET", "/api/custom_object_instances/Order/1")).status).toBe(200);
  });

  test("usage counts instances and the references to them, by attribute", async () => {
    const { database } = app;
    const schema = await loadSchema(database);
    const orders = schema.contactAttributes.find(({ name }) => name === "orders");
    if (!orders) throw new Error("the test workspace has no such attribute");
    await database.transaction((db) =>
      replaceReferences(db, { kind: "contact", id: testContacts.ada.id }, orders, ["1", "3"]),
    );
    const usage = await app.call(objectEndpoints.usage, { params: { object_type_id: "Order" } });
    expect(usage.instances).toBe(3);
    expect(
      usage.referenced_by.map(({ attribute, references }) => [
        attribute.owner_kind,
        attribute.name,
        references,
      ]),
    ).toEqual([
      ["contact", "main_order", 0],
      ["contact", "orders", 2],
      ["conversation", "main_order", 0],
      ["conversation", "orders", 0],
      ["instance", "main_order", 0],
      ["instance", "orders", 0],
    ]);
  });

  test("a type there is not is not found", async () => {
    const params = { object_type_id: "Nothing" };
    await app.callFailing(404, objectEndpoints.update, { params, body: { label: "Some" } });
    await app.callFailing(404, objectEndpoints.usage, { params });
    const attribute = { name: "a", label: "A", data_type: "string" };
    await app.callFailing(404, attributeEndpoints.create, {
      body: { owner_kind: "instance", ...params, attribute },
    });
  });
});
