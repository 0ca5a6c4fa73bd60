import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failureOf, serveToIntercomClient, v216, v217, type Served } from "./intercom-client.ts";
import { testContacts } from "./test-workspace.ts";

const custom_object_type_identifier = "Order";

let served: Served;
let client: Served["client"];
beforeAll(async () => {
  served = await serveToIntercomClient();
  ({ client } = served);
});
afterAll(() => served.app.close());

describe("custom object instances", () => {
  const upsert = (external_id: string, custom_attributes: object) =>
    client.customObjectInstances.createCustomObjectInstances({
      custom_object_type_identifier,
      external_id,
      external_created_at: 1_392_036_272,
      external_updated_at: 1_392_036_272,
      custom_attributes: custom_attributes as Record<string, string>,
    });

  test("are created, found by either id and deleted by either id", async () => {
    const made = await upsert("a/b c?é", { order_number: "ORDER-12345", total_amount: 99.99 });
    expect(made).toMatchObject({
      type: "Order",
      external_id: "a/b c?é",
      external_created_at: 1_392_036_272,
      custom_attributes: { order_number: "ORDER-12345", total_amount: 99.99 },
    });
    const id = made?.id ?? "";
    const again = await upsert("a/b c?é", { items: 2 });
    expect(again).toMatchObject({
      id,
      custom_attributes: { order_number: "ORDER-12345", items: 2 },
    });
    const objects = client.customObjectInstances;
    const external = { custom_object_type_identifier, external_id: "a/b c?é" };
    const internal = { custom_object_type_identifier, custom_object_instance_id: id };
    expect(await objects.getCustomObjectInstancesByExternalId(external)).toEqual(again);
    expect(await objects.getCustomObjectInstancesById(internal)).toEqual(again);
    expect(await objects.getCustomObjectInstancesById(internal, v217)).toEqual(again);

    const other = await upsert("to be deleted by its id", {});
    expect(
      await objects.deleteCustomObjectInstancesByExternalId({
        custom_object_type_identifier,
        custom_object_instance_id: other?.id ?? "",
      }),
    ).toEqual({ id: other?.id, object: "Order", deleted: true });
    expect(await objects.deleteCustomObjectInstancesById(external)).toEqual({
      id,
      object: "Order",
      deleted: true,
    });
    expect(await failureOf(objects.getCustomObjectInstancesById(internal))).toMatchObject({
      status: 404,
      body: { type: "error.list", errors: [{ code: "not_found" }] },
    });
    expect(await objects.getCustomObjectInstancesById(internal, v217)).toEqual({
      type: "Order",
      found: false,
    });
  });

  test("are listed page by page, though the client has no method for it", async () => {
    const list = (queryParams: Record<string, unknown>) =>
      client.customObjectInstances.getCustomObjectInstancesByExternalId(
        { custom_object_type_identifier } as {
          custom_object_type_identifier: string;
          external_id: string;
        },
        { ...v216, queryParams },
      );
    expect(await list({ page: 1, per_page: 2 })).toMatchObject({
      type: "list",
      total_count: 3,
      pages: { type: "pages", page: 1, per_page: 2, total_pages: 2 },
      data: [{ external_id: "order_003" }, { external_id: "order_002" }],
    });
    expect(await list({ page: 2, per_page: 2 })).toMatchObject({
      data: [{ external_id: "order_001" }],
    });
    await client.contacts.update({
      contact_id: testContacts.grace.id,
      custom_attributes: { orders: ["2"] },
    });
    expect(await list({ references_contact_id: testContacts.grace.id })).toMatchObject({
      total_count: 1,
      data: [{ id: "2" }],
    });
  });

  test("can't be listed by the version that the client sends by itself", async () => {
    const call = client.customObjectInstances.getCustomObjectInstancesByExternalId({
      custom_object_type_identifier,
    } as { custom_object_type_identifier: string; external_id: string });
    expect((await failureOf(call)).status).toBe(400);
  });

  test("of a type there is not are not found, and a bad value names its attribute", async () => {
    const custom_object_instance_id = "1";
    const unknown = { custom_object_type_identifier: "Nothing", custom_object_instance_id };
    expect(
      await failureOf(client.customObjectInstances.getCustomObjectInstancesById(unknown)),
    ).toMatchObject({
      status: 404,
      body: { errors: [{ message: "Custom object type `Nothing` not found" }] },
    });
    expect(await failureOf(upsert("bad", { items: "two" }))).toMatchObject({
      status: 400,
      body: { errors: [{ code: "parameter_invalid", field: "custom_attributes.items" }] },
    });
  });
});

describe("data attributes", () => {
  test("are listed, created and updated", async () => {
    const made = await client.dataAttributes.create({
      name: "Mithril Shirt",
      model: "contact",
      data_type: "string",
    } as { data_type: "string" });
    expect(made).toMatchObject({ full_name: "custom_attributes.Mithril Shirt", custom: true });
    const { data } = await client.dataAttributes.list({ model: "contact", include_archived: true });
    expect(data).toContainEqual(made);
    const updated = await client.dataAttributes.update({
      data_attribute_id: made.id ?? 0,
      body: { description: "Light", archived: true },
    });
    expect(updated).toMatchObject({ description: "Light", archived: true });
    const { data: live } = await client.dataAttributes.list({ model: "contact" });
    expect(live?.map(({ id }) => id)).not.toContain(made.id);
  });

  test("of conversations are refused since 2.16", async () => {
    const model = { model: "conversation" as "contact" };
    expect((await client.dataAttributes.list(model)).data).toMatchObject([{ name: "topic" }]);
    expect((await failureOf(client.dataAttributes.list(model, v216))).status).toBe(422);
  });
});

test("the token is identified, and every reply tells its request and what is left of the limit", async () => {
  const { data, rawResponse } = await client.admins.identify().withRawResponse();
  expect(data).toMatchObject({ type: "admin", app: { type: "app", name: "Test workspace" } });
  expect(rawResponse.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(Number(rawResponse.headers.get("x-ratelimit-remaining"))).toBeGreaterThan(0);
});
