import { afterEach, beforeEach, expect, it } from "vitest";
import { associationEndpoints } from "../../../contract/associations.ts";
import type { OwnerKind } from "../../../contract/attributes.ts";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import {
  holdReferences,
  testContacts,
  testConversations,
  testTime,
} from "../../testing/test-workspace.ts";
import { insertReferences } from "../../workspace/references.ts";

const { get, getReferences, replaceReferences } = associationEndpoints;
const { ada, grace, nameless } = testContacts;
const { delivery, invoice } = testConversations;

describeOnEachDatabase("associations", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const of = (owner_kind: OwnerKind, owner_id: string, attribute_name = "") => ({
    owner_kind,
    owner_id,
    attribute_name,
  });
  const replace = (
    kind: OwnerKind,
    id: string,
    attribute: string,
    expected_ids: string[],
    ids: string[],
  ) => ({ params: of(kind, id, attribute), body: { expected_ids, ids } });
  const hold = (kind: OwnerKind, owner_id: string, attribute: string, ...ids: string[]) =>
    holdReferences(test.database.db, { kind, id: owner_id }, attribute, ids);
  const makeOrders = async (count: number) => {
    const made: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const params = { custom_object_type_identifier: "Order" };
      made.push((await test.call(instanceEndpoints.upsert, { params, body: {} })).id);
    }
    return made;
  };

  it("tells what a record refers to, 25 of each attribute, with the total and what is missing", async () => {
    const ids = await makeOrders(27);
    await hold("contact", ada.id, "orders", "gone", ...ids);
    const { references, referenced_by } = await test.call(get, { params: of("contact", ada.id) });
    expect(references.map(({ attribute, total }) => [attribute.name, total])).toEqual([
      ["main_order", 0],
      ["orders", 28],
    ]);
    expect(references[1]?.instances.map(({ id }) => id)).toEqual(ids.slice(0, 24));
    expect(references[1]?.missing_ids).toEqual(["gone"]);
    expect(referenced_by).toEqual([]);
  });

  it("tells who refers to an instance, through which attribute, and what they are called", async () => {
    await hold("contact", ada.id, "orders", "2", "1");
    await hold("contact", nameless.id, "orders", "1");
    await hold("contact", grace.id, "main_order", "1");
    await hold("contact", "no-such-contact", "orders", "1");
    await hold("conversation", delivery.id, "orders", "1");
    await hold("conversation", invoice.id, "orders", "1");
    const shipment = await test.call(instanceEndpoints.upsert, {
      params: { custom_object_type_identifier: "Shipment" },
      body: { external_id: "s-1", custom_attributes: { tracking: "T", orders: ["1"] } },
    });
    const { references, referenced_by } = await test.call(get, { params: of("instance", "1") });
    expect(references).toEqual([]);
    const told = referenced_by.map(({ attribute, total, records }) => [
      `${attribute.owner_kind} ${attribute.object_type_id} ${attribute.name}`,
      total,
      records.map(({ id, object_type_id, title, subtitle }) => [
        id,
        object_type_id,
        title,
        subtitle,
      ]),
    ]);
    expect(told).toEqual([
      ["contact null main_order", 1, [[grace.id, null, "Grace Hopper", "contact-2@example.com"]]],
      [
        "contact null orders",
        2,
        [
          [nameless.id, null, "contact-3@example.com", ""],
          [ada.id, null, "Ada Lovelace", "contact-1@example.com"],
        ],
      ],
      ["conversation null main_order", 0, []],
      [
        "conversation null orders",
        2,
        [
          [invoice.id, null, "The invoice is wrong.", "open"],
          [delivery.id, null, "Where is my order?", "open"],
        ],
      ],
      ["instance Shipment main_order", 0, []],
      ["instance Shipment orders", 1, [[shipment.id, "Shipment", "s-1", ""]]],
    ]);
  });

  it("tells the 25 newest of many, and counts each once, merged contacts left out", async () => {
    const { db } = test.database;
    const [like] = await db.selectFrom("contacts").selectAll().where("id", "=", ada.id).execute();
    if (!like) throw new Error("the test workspace has no contact");
    const ids = Array.from({ length: 60 }, (_, index) => `contact-${index + 100}`);
    await db
      .insertInto("contacts")
      .values(
        ids.map((id, index) => ({
          ...like,
          id,
          external_id: null,
          created_at: testTime + index,
          merged_into: index === 59 ? ada.id : null,
        })),
      )
      .execute();
    for (const id of [...ids, "no-such-contact"]) await hold("contact", id, "orders", "1");
    const twice = { owner_kind: "contact", owner_type: "", attribute: "orders" } as const;
    const again = { ...twice, owner_id: "contact-158", position: 1, instance_id: "1" };
    await insertReferences(db, [again]);
    const { referenced_by } = await test.call(get, { params: of("instance", "1") });
    const orders = referenced_by.find(({ attribute }) => attribute.name === "orders");
    expect(orders?.total).toBe(59);
    expect(orders?.records.map(({ id }) => id)).toEqual(ids.slice(34, 59).toReversed());

    const params = { instance_id: "1", attribute_id: orders?.attribute.id ?? "" };
    const seen = orders?.records.map(({ id }) => id) ?? [];
    for (let after = orders?.page.next; after;) {
      const next = await test.call(associationEndpoints.holders, {
        params,
        query: { per_page: 25, after },
      });
      expect([next.total, next.is_exact, next.page.first_position]).toEqual([
        59,
        true,
        seen.length + 1,
      ]);
      seen.push(...next.records.map(({ id }) => id));
      after = next.page.next;
    }
    expect(seen).toEqual(ids.slice(0, 59).toReversed());
    await test.callFailing(404, associationEndpoints.holders, {
      params: { ...params, attribute_id: "0" },
    });
    await test.callFailing(404, associationEndpoints.holders, {
      params: { ...params, instance_id: "gone" },
    });
  });

  it("names an instance by its type's title attribute", async () => {
    const { db } = test.database;
    await db
      .updateTable("object_types")
      .set({ title_attribute: "tracking" })
      .where("id", "=", "Shipment")
      .execute();
    await db.updateTable("workspaces").set({ schema_version: 2 }).execute();
    await test.call(instanceEndpoints.upsert, {
      params: { custom_object_type_identifier: "Shipment" },
      body: { external_id: "s-1", custom_attributes: { tracking: "DHL 1", orders: ["1"] } },
    });
    const { referenced_by } = await test.call(get, { params: of("instance", "1") });
    expect(referenced_by.at(-1)?.records).toMatchObject([{ title: "DHL 1", subtitle: "s-1" }]);
  });

  it("does not know records that are not there, nor attributes that are archived", async () => {
    for (const params of [of("contact", "x"), of("conversation", "x"), of("instance", "x")])
      await test.callFailing(404, get, { params });
    const params = of("contact", ada.id, "orders");
    for (const name of ["topic", "nope"]) {
      await test.callFailing(404, getReferences, { params: of("contact", ada.id, name) });
      await test.callFailing(404, replaceReferences, replace("contact", ada.id, name, [], []));
    }
    const { db } = test.database;
    await db.updateTable("attributes").set({ archived: 1 }).where("name", "=", "orders").execute();
    await db.updateTable("workspaces").set({ schema_version: 2 }).execute();
    await test.callFailing(404, getReferences, { params });
    await test.callFailing(404, replaceReferences, replace("contact", ada.id, "orders", [], ["1"]));
  });

  it("replaces a whole set in the order given, and marks the record as changed", async () => {
    const set = await test.call(
      replaceReferences,
      replace("contact", ada.id, "orders", [], ["3", "1"]),
    );
    expect(set).toMatchObject({ ids: ["3", "1"], instances: [{ id: "3" }, { id: "1" }] });
    const changed = await test.call(
      replaceReferences,
      replace("contact", ada.id, "orders", ["3", "1"], ["1", "2"]),
    );
    expect(changed.ids).toEqual(["1", "2"]);
    expect(await test.call(getReferences, { params: of("contact", ada.id, "orders") })).toEqual(
      changed,
    );
    const [row] = await test.database.db
      .selectFrom("contacts")
      .select("updated_at")
      .where("id", "=", ada.id)
      .execute();
    expect(row?.updated_at).toBeGreaterThan(testTime);
  });

  it("leaves a record alone whose set stays as it is", async () => {
    await hold("conversation", delivery.id, "orders", "1", "gone");
    const same = replace("conversation", delivery.id, "orders", ["1", "gone"], ["1", "gone"]);
    expect(await test.call(replaceReferences, same)).toMatchObject({ ids: ["1", "gone"] });
    const [row] = await test.database.db.selectFrom("conversations").select("updated_at").execute();
    expect(row?.updated_at).toBe(testTime);
  });

  it("refuses a set that changed meanwhile, writing nothing", async () => {
    await hold("contact", ada.id, "orders", "1", "2");
    for (const expected of [[], ["1"], ["2", "1"], ["1", "2", "3"]]) {
      const change = replace("contact", ada.id, "orders", expected, ["3"]);
      const [error] = await test.callFailing(409, replaceReferences, change);
      expect(error).toMatchObject({ code: "conflict", field: "expected_ids" });
    }
    const set = await test.call(getReferences, { params: of("contact", ada.id, "orders") });
    expect(set.ids).toEqual(["1", "2"]);
  });

  it("refuses ids that match nothing, come twice, or are too many", async () => {
    await hold("contact", ada.id, "orders", "1");
    const wrong = [
      replace("contact", ada.id, "orders", ["1"], ["1", "99"]),
      replace("contact", ada.id, "orders", ["1"], ["2", "2"]),
      replace("contact", ada.id, "orders", ["1"], ["1", "1"]),
      replace("contact", ada.id, "orders", ["1"], ["order_002"]),
      replace("contact", ada.id, "main_order", [], ["1", "2"]),
    ];
    for (const change of wrong) {
      const [error] = await test.callFailing(400, replaceReferences, change);
      expect(error).toMatchObject({ code: "parameter_invalid", field: "ids" });
    }
    const set = await test.call(getReferences, { params: of("contact", ada.id, "orders") });
    expect(set.ids).toEqual(["1"]);
  });

  it("lets one of several simultaneous writers win", async () => {
    const path = `/api/console/associations/contact/${ada.id}/orders`;
    const replies = await Promise.all(
      ["1", "2", "3"].map((id) =>
        test.request("PUT", path, { body: { expected_ids: [], ids: [id] } }),
      ),
    );
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    const set = await test.call(getReferences, { params: of("contact", ada.id, "orders") });
    expect(set.ids).toHaveLength(1);
  });
});
