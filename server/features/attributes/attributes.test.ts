import { afterEach, beforeEach, expect, test } from "vitest";
import { attributeEndpoints, type Attribute } from "../../../contract/attributes.ts";
import { objectEndpoints } from "../../../contract/objects.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { insertAttribute, testContacts, testConversations } from "../../testing/test-workspace.ts";
import { replaceReferences } from "../../workspace/references.ts";

describeOnEachDatabase("attributes", (open) => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openTestApp(await open());
  });
  afterEach(() => app.close());

  async function find(owner: string, name: string): Promise<Attribute> {
    const model = await app.call(objectEndpoints.schema);
    const attributes = {
      contact: model.contact_attributes,
      conversation: model.conversation_attributes,
    }[owner];
    const type = model.object_types.find(({ id }) => id === owner);
    const found = (attributes ?? type?.attributes ?? []).find((each) => each.name === name);
    if (!found) throw new Error(`${owner} has no attribute ${name}`);
    return found;
  }
  const add = (owner_kind: string, object_type_id: string | null, attribute: object) =>
    ({
      body: { owner_kind, object_type_id, attribute: { label: "A label", ...attribute } },
    }) as const;
  const change = ({ id }: Attribute, body: object) =>
    app.call(attributeEndpoints.update, { params: { attribute_id: id }, body });
  const move = ({ id }: Attribute, before: Attribute | null) =>
    app.call(attributeEndpoints.move, {
      params: { attribute_id: id },
      body: { before_id: before === null ? null : before.id },
    });
  const refuse = ({ id }: Attribute, body: object) =>
    app.callFailing(400, attributeEndpoints.update, { params: { attribute_id: id }, body });
  const usage = ({ id }: Attribute) =>
    app.call(attributeEndpoints.usage, { params: { attribute_id: id } });
  const write = (id: string, values: object) => writeText(id, JSON.stringify(values));
  const writeText = (id: string, custom_attributes: string) =>
    app.database.db
      .updateTable("instances")
      .set({ custom_attributes })
      .where("id", "=", id)
      .execute();
  const stored = async (id: string) =>
    (
      await app.database.db
        .selectFrom("instances")
        .select("custom_attributes")
        .where("id", "=", id)
        .executeTakeFirstOrThrow()
    ).custom_attributes;

  test("an attribute moves before another of its owner or behind them all", async () => {
    const names = async () => {
      const { object_types } = await app.call(objectEndpoints.schema);
      const type = object_types.find(({ id }) => id === "Shipment");
      return type?.attributes.map(({ name }) => name);
    };
    expect(await names()).toEqual(["tracking", "main_order", "orders"]);
    await move(await find("Shipment", "orders"), await find("Shipment", "tracking"));
    expect(await names()).toEqual(["orders", "tracking", "main_order"]);
    await move(await find("Shipment", "orders"), null);
    expect(await names()).toEqual(["tracking", "main_order", "orders"]);
    const [error] = await app.callFailing(400, attributeEndpoints.move, {
      params: { attribute_id: (await find("Shipment", "orders")).id },
      body: { before_id: (await find("Order", "note")).id },
    });
    expect(error).toMatchObject({ field: "before_id" });
    expect(await names()).toEqual(["tracking", "main_order", "orders"]);
    await app.call(
      attributeEndpoints.create,
      add("instance", "Shipment", { name: "last", data_type: "string" }),
    );
    expect(await names()).toEqual(["tracking", "main_order", "orders", "last"]);
  });

  test("an attribute joins contacts, conversations or the instances of a type, last in order", async () => {
    for (const [kind, typeId] of [
      ["contact", null],
      ["conversation", null],
      ["instance", "Order"],
    ] as const) {
      const input = add(kind, typeId, { name: "colour's [1] ✓", data_type: "string" });
      const made = await app.call(attributeEndpoints.create, input);
      expect(made).toMatchObject({ owner_kind: kind, object_type_id: typeId, required: false });
      expect(await find(typeId ?? kind, made.name)).toEqual(made);
    }
    const model = await app.call(objectEndpoints.schema);
    expect(model.contact_attributes.at(-1)?.name).toBe("colour's [1] ✓");
  });

  test("a name that a live attribute of the owner has is refused, one of another owner is not", async () => {
    const taken = add("contact", null, { name: "topic", data_type: "integer" });
    expect(await app.callFailing(400, attributeEndpoints.create, taken)).toMatchObject([
      { code: "parameter_invalid", field: "attribute.name" },
    ]);
    const free = add("instance", "Order", { name: "topic", data_type: "integer" });
    await app.call(attributeEndpoints.create, free);
  });

  test("an archived attribute gives its name only to one that reads its values the same way", async () => {
    const number = add("instance", "Order", { name: "old_note", data_type: "integer" });
    expect(await app.callFailing(400, attributeEndpoints.create, number)).toMatchObject([
      { field: "attribute.name" },
    ]);
    const text = add("instance", "Order", { name: "old_note", data_type: "string" });
    await app.call(attributeEndpoints.create, text);
    const archived = await find("Order", "old_note");
    expect(await refuse(archived, { archived: false })).toMatchObject([{ field: "archived" }]);
  });

  test("a request that fits no attribute names the member at fault", async () => {
    const cases: [object, string][] = [
      [add("contact", "Order", { name: "x", data_type: "string" }), "object_type_id"],
      [add("instance", null, { name: "x", data_type: "string" }), "object_type_id"],
      [add("contact", null, { name: 'a "quote"', data_type: "string" }), "attribute.name"],
      [add("contact", null, { name: "x", data_type: "list" }), "attribute.options"],
      [add("contact", null, { name: "x", data_type: "relationship" }), "attribute.reference"],
      [
        add("contact", null, {
          name: "x",
          data_type: "relationship",
          reference: { type: "one", object_type_id: "Nothing" },
        }),
        "attribute.reference.object_type_id",
      ],
    ];
    for (const [input, field] of cases)
      expect(await app.callFailing(400, attributeEndpoints.create, input)).toMatchObject([
        { field },
      ]);
  });

  test("usage counts the records that hold a value other than null", async () => {
    await write("1", { note: "x", gift: false });
    await write("2", { note: null, gift: true });
    await writeText(
      "3",
      '{"note":"nul \\u0000, half \\ud800, back\\\\u0000slash","items":1e999999}',
    );
    expect(await usage(await find("Order", "note"))).toEqual({
      records: 2,
      references: 0,
      records_with_several: 0,
      options: {},
    });
    expect((await usage(await find("Order", "gift"))).records).toBe(2);
    expect((await usage(await find("Order", "items"))).records).toBe(1);
    expect((await usage(await find("contact", "topic"))).records).toBe(0);
  });

  test("usage counts each option, and references by the records that hold them", async () => {
    await write("1", { status: "paid" });
    await write("2", { status: "paid" });
    await write("3", { status: "lost" });
    expect(await usage(await find("Order", "status"))).toMatchObject({
      records: 3,
      options: { "opt-open": 0, "opt-paid": 2, "opt-lost": 1 },
    });
    const orders = await find("contact", "orders");
    await hold("contact", testContacts.ada.id, orders, ["1", "2"]);
    await hold("contact", testContacts.grace.id, orders, ["1"]);
    expect(await usage(orders)).toEqual({
      records: 2,
      references: 3,
      records_with_several: 1,
      options: {},
    });
  });

  const hold = (
    kind: "contact" | "conversation",
    id: string,
    attribute: Attribute,
    ids: string[],
  ) => app.database.transaction((db) => replaceReferences(db, { kind, id }, attribute, ids));

  test("options keep their ids, get ids when new, and follow the given order", async () => {
    const status = await find("Order", "status");
    const changed = await change(status, {
      options: [
        { label: "returned" },
        { id: "opt-paid", label: "paid", archived: true },
        { id: "opt-lost", label: "lost" },
      ],
    });
    expect(changed.options.map(({ label, archived }) => [label, archived])).toEqual([
      ["returned", false],
      ["paid", true],
      ["lost", true],
    ]);
    expect(changed.options[0]?.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(changed.options[1]?.id).toBe("opt-paid");
  });

  test("an option that values hold can't be left out; it is named, with the count and the remedy", async () => {
    await write("1", { status: "paid" });
    await write("2", { status: "paid" });
    const status = await find("Order", "status");
    const [error] = await refuse(status, { options: [{ id: "opt-open", label: "open" }] });
    expect(error).toMatchObject({ code: "parameter_invalid", field: "options" });
    expect(error?.message).toMatch(/"paid".*2 records hold it.*Archive it/);
    expect(await find("Order", "status")).toEqual(status);
  });

  test("the values that hold an option follow its new label and keep every other digit", async () => {
    await writeText("1", '{"status":"paid","total_amount":149.90,"items":12345678901234567890}');
    await writeText("2", '{"status":"open","note":"paid"}');
    await change(await find("Order", "status"), {
      options: [
        { id: "opt-open", label: "paid" },
        { id: "opt-paid", label: "open\u0001" },
        { id: "opt-lost", label: "lost" },
      ],
    });
    expect(await stored("1")).toBe(
      '{"status":"open\\u0001","total_amount":149.90,"items":12345678901234567890}',
    );
    expect(await stored("2")).toBe('{"status":"paid","note":"paid"}');
    expect((await usage(await find("Order", "status"))).options["opt-paid"]).toBe(1);
  });

  test("options with an unknown id, a repeated label, or on another type are refused", async () => {
    const status = await find("Order", "status");
    const same = [{ label: "a" }, { label: "a" }];
    expect(await refuse(status, { options: [{ id: "nope", label: "a" }] })).toMatchObject([
      { field: "options.0.id" },
    ]);
    expect(await refuse(status, { options: same })).toMatchObject([{ field: "options" }]);
    expect(await refuse(status, { options: [] })).toMatchObject([{ field: "options" }]);
    const note = await find("Order", "note");
    expect(await refuse(note, { options: [{ label: "a" }] })).toMatchObject([{ field: "options" }]);
    expect(await refuse(note, { reference_type: "one" })).toMatchObject([
      { field: "reference_type" },
    ]);
  });

  test("a reference holds one only when no record holds several", async () => {
    const orders = await find("conversation", "orders");
    await hold("conversation", testConversations.delivery.id, orders, ["1", "2"]);
    const [error] = await refuse(orders, { reference_type: "one" });
    expect(error?.message).toMatch(/1 record holds several.*Unlink/);
    await hold("conversation", testConversations.delivery.id, orders, ["2"]);
    expect((await change(orders, { reference_type: "one" })).reference?.type).toBe("one");
    expect((await change(orders, { reference_type: "many" })).reference?.type).toBe("many");
  });

  test("an attribute is archived and comes back, but never beside a live one of its name", async () => {
    const topic = await find("conversation", "topic");
    expect(await change(topic, { archived: true })).toMatchObject({ archived: true });
    expect(await change(topic, { archived: false })).toMatchObject({ archived: false });
    await change(topic, { archived: true });
    const { database } = app;
    await insertAttribute(database.db, database, {
      owner_kind: "conversation",
      name: "topic",
      data_type: "string",
    });
    await change(await find("Order", "note"), { label: "so that the schema is read again" });
    expect(await refuse(topic, { archived: false })).toMatchObject([{ field: "archived" }]);
  });

  test("the title of a type can't be archived before another is chosen", async () => {
    const title = await find("Order", "order_number");
    expect(await refuse(title, { archived: true })).toMatchObject([{ field: "archived" }]);
    await app.call(objectEndpoints.update, {
      params: { object_type_id: "Order" },
      body: { title_attribute: null },
    });
    await change(title, { archived: true });
  });

  test("an attribute there is not is not found", async () => {
    for (const attribute_id of ["999", "x", "1.0", "00001"]) {
      const params = { attribute_id };
      await app.callFailing(404, attributeEndpoints.usage, { params });
      await app.callFailing(404, attributeEndpoints.update, { params, body: { label: "x" } });
    }
  });
});
