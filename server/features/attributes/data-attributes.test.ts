import { afterEach, beforeEach, expect, test } from "vitest";
import { conversationAttributeEndpoints } from "../../../contract/conversation-attributes.ts";
import { dataAttributeEndpoints } from "../../../contract/data-attributes.ts";
import { openDatabase } from "../../database/open-database.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp(await openDatabase({ file: ":memory:" }));
});
afterEach(() => app.close());

const list = async (query: Record<string, string> = {}, version = "2.16") =>
  (await app.call(dataAttributeEndpoints.list, { query, version })).data;
const create = (body: object) => app.call(dataAttributeEndpoints.create, { body });
const refuse = (body: object) => app.callFailing(400, dataAttributeEndpoints.create, { body });

test("the attributes of contacts are the standard ones and the workspace's own, without relationships", async () => {
  const attributes = await list({ model: "contact" });
  expect(attributes.filter(({ custom }) => custom)).toMatchObject([
    {
      type: "data_attribute",
      name: "topic",
      full_name: "custom_attributes.topic",
      model: "contact",
      data_type: "string",
      api_writable: true,
    },
  ]);
  const standard = attributes.filter(({ custom }) => !custom);
  for (const full_name of ["external_id", "role", "name", "email", "phone", "location.city"])
    expect(standard).toContainEqual(expect.objectContaining({ full_name }));
});

test("companies have no attributes, and none can be made for them", async () => {
  expect(await list({ model: "company" })).toEqual([]);
  expect(await refuse({ name: "plan", model: "company", data_type: "string" })).toMatchObject([
    { code: "parameter_invalid", field: "model" },
  ]);
});

test("conversations moved to an address of their own with 2.16", async () => {
  const old = await list({ model: "conversation" }, "2.15");
  expect(old.map(({ name, model }) => [name, model])).toEqual([["topic", "conversation"]]);
  expect((await list({}, "2.14")).some(({ model }) => model === "conversation")).toBe(true);
  expect((await list()).some(({ model }) => model === "conversation")).toBe(false);
  const query = { model: "conversation" };
  expect(await app.callFailing(422, dataAttributeEndpoints.list, { query })).toMatchObject([
    {
      code: "parameter_invalid",
      message:
        "model=conversation is no longer supported. Use GET /conversations/attributes instead",
    },
  ]);
  await app.callFailing(400, dataAttributeEndpoints.list, { query: { model: "order" } });
  for (const version of ["2.13", "2.14", "2.15"]) {
    expect(
      await app.callFailing(400, conversationAttributeEndpoints.list, { version }),
    ).toMatchObject([
      {
        code: "intercom_version_invalid",
        message: "Requested resource is not available in current API version.",
      },
    ]);
  }
});

test("types have Intercom's names here: float, date and options", async () => {
  const types = { string: "string", integer: "integer", float: "float", boolean: "boolean" };
  for (const [asked, shown] of Object.entries({ ...types, date: "date", datetime: "date" })) {
    const made = await create({ name: `a ${asked}`, model: "contact", data_type: asked });
    expect(made).toMatchObject({ data_type: shown, label: `a ${asked}`, custom: true });
  }
  const options = [{ value: "1-10" }, { value: "11-50" }];
  const made = await create({ name: "size", model: "contact", data_type: "options", options });
  expect(made).toMatchObject({ data_type: "string", options: ["1-10", "11-50"] });
});

test("an attribute that can't be made names the member at fault", async () => {
  const good = { name: "plan", model: "contact", data_type: "string" };
  const cases: [object, string][] = [
    [{ ...good, name: "topic" }, "name"],
    [{ ...good, name: "a.b" }, "name"],
    [{ ...good, data_type: "relationship" }, "data_type"],
    [{ ...good, model: "order" }, "model"],
    [{ ...good, messenger_writable: true }, "messenger_writable"],
    [{ ...good, data_type: "options" }, "options"],
    [{ ...good, data_type: "options", options: [{ value: "one" }] }, "options"],
    [{ model: "contact", data_type: "string" }, "name"],
  ];
  for (const [body, field] of cases) expect(await refuse(body)).toMatchObject([{ field }]);
});

test("options change by label, and archived attributes show only when asked for", async () => {
  const options = [{ value: "small" }, { value: "large" }];
  const made = await create({ name: "size", model: "contact", data_type: "options", options });
  const update = (body: object) =>
    app.call(dataAttributeEndpoints.update, {
      params: { data_attribute_id: String(made.id) },
      body,
    });
  expect(
    await update({ options: [{ value: "large" }, { value: "huge" }], description: "How big" }),
  ).toMatchObject({ options: ["large", "huge"], description: "How big" });
  expect(await update({ archived: true })).toMatchObject({ archived: true });
  const names = async (query: Record<string, string>) =>
    (await list(query)).filter(({ custom }) => custom).map(({ name }) => name);
  expect(await names({})).toEqual(["topic"]);
  expect(await names({ include_archived: "true" })).toEqual(["topic", "size"]);
});

test("what is no attribute of contacts can't be changed here", async () => {
  const { data } = await app.call(conversationAttributeEndpoints.list);
  for (const data_attribute_id of [String(data[0]?.id), "999", "x"]) {
    expect(
      await app.callFailing(404, dataAttributeEndpoints.update, {
        params: { data_attribute_id },
        body: { archived: true },
      }),
    ).toMatchObject([{ code: "field_not_found" }]);
  }
});

test("the attributes of conversations name the object types they refer to", async () => {
  const { data } = await app.call(conversationAttributeEndpoints.list);
  expect(data.map(({ name, reference }) => [name, reference])).toEqual([
    ["topic", undefined],
    ["main_order", { type: "one", object_type_id: "Order" }],
    ["orders", { type: "many", object_type_id: "Order" }],
  ]);
});

test("an attribute of conversations is made and read by its id", async () => {
  const body = {
    name: "mood",
    data_type: "list",
    options: [{ label: "good" }, { label: "bad" }],
    description: "As it seems",
  };
  const made = await app.call(conversationAttributeEndpoints.create, { body });
  expect(made.options).toMatchObject([{ label: "good", archived: false }, { label: "bad" }]);
  const params = { id: String(made.id) };
  expect(await app.call(conversationAttributeEndpoints.get, { params })).toEqual(made);
  expect(await app.callFailing(400, conversationAttributeEndpoints.create, { body })).toMatchObject(
    [{ field: "name" }],
  );
});

test("an attribute of conversations that there is not has an error of its own", async () => {
  const params = { id: "999" };
  expect(await app.callFailing(404, conversationAttributeEndpoints.get, { params })).toMatchObject([
    { code: "conversation_attribute_not_found", message: "Conversation attribute not found" },
  ]);
});
