import { afterEach, beforeEach, expect, it } from "vitest";
import { associationEndpoints } from "../../../contract/associations.ts";
import { attributeEndpoints, type OwnerKind } from "../../../contract/attributes.ts";
import { checkEndpoints, type Finding } from "../../../contract/checks.ts";
import { contactEndpoints } from "../../../contract/contacts.ts";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { objectEndpoints } from "../../../contract/objects.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { finishedRun } from "../../testing/finished-run.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import {
  holdReferences,
  insertAttribute,
  testContacts,
  testConversations,
} from "../../testing/test-workspace.ts";

const { summary, findings, record } = checkEndpoints;
const { ada, grace, nameless } = testContacts;

describeOnEachDatabase("the checks", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const hold = (kind: OwnerKind, owner_id: string, attribute: string, ...ids: string[]) =>
    holdReferences(test.database.db, { kind, id: owner_id }, attribute, ids);
  const make = async (type: string, external_id?: string) =>
    (
      await test.call(instanceEndpoints.upsert, {
        params: { custom_object_type_identifier: type },
        body: {
          ...(external_id === undefined ? {} : { external_id }),
          ...(type === "Shipment" ? { custom_attributes: { tracking: "T" } } : {}),
        },
      })
    ).id;
  const replace = (
    owner_kind: OwnerKind,
    id: string,
    attribute_name: string,
    ...sets: string[][]
  ) =>
    test.call(associationEndpoints.replaceReferences, {
      params: { owner_kind, owner_id: id, attribute_name },
      body: { expected_ids: sets[0] ?? [], ids: sets[1] ?? [] },
    });

  const run = () => finishedRun(test);
  const list = async (kind: Finding["kind"]) =>
    (await test.call(findings, { query: { kind } })).findings;
  const kindsOf = (found: Finding[]) => found.map(({ kind }) => kind).sort();

  it("have not run at first, and then say when they did and what they covered", async () => {
    expect(await test.call(summary)).toEqual({
      shown: null,
      latest: null,
      counts: [],
      total: 0,
      schema_changed: false,
    });
    await hold("contact", ada.id, "orders", "1", "2");
    const { status, covered, total } = await run();
    expect(status).toBe("complete");
    expect(covered).toEqual({ references: 2, instances: 3, contacts: 3 });
    expect(total).toEqual(covered);
    const { counts } = await test.call(summary);
    expect(counts).toEqual([{ kind: "isolated_instance", total: 1 }]);
  });

  it("name the records of a finding, the attribute and what is wrong", async () => {
    await hold("contact", ada.id, "orders", "1", "1", "gone");
    await hold("conversation", testConversations.delivery.id, "main_order", "1", "2");
    await run();
    expect(await list("dangling_reference")).toMatchObject([
      {
        subject: { kind: "contact", id: ada.id, title: "Ada Lovelace" },
        attribute_name: "orders",
        value: "gone",
      },
    ]);
    expect(await list("same_instance_twice")).toMatchObject([
      { subject: { id: ada.id }, others: [{ id: "1", title: "A-1" }], count: 2 },
    ]);
    expect(await list("several_in_to_one")).toMatchObject([
      {
        subject: { kind: "conversation", title: "Where is my order?" },
        others: [{ title: "A-1" }, { title: "A-2" }],
        count: 2,
      },
    ]);
  });

  it("forget a finding as soon as an ordinary write has mended it, and no other", async () => {
    const shipment = await make("Shipment", "order_001");
    await hold("contact", ada.id, "orders", "1", "gone");
    await hold("contact", grace.id, "orders", "2", "2");
    await hold("contact", nameless.id, "main_order", "1", "2");
    await hold("conversation", testConversations.delivery.id, "orders", shipment);
    await run();
    const all = async () => kindsOf((await test.call(findings)).findings);
    expect(await all()).toEqual([
      "dangling_reference",
      "isolated_instance",
      "other_type",
      "same_instance_twice",
      "several_in_to_one",
      "shared_external_id",
    ]);
    await replace("contact", ada.id, "orders", ["1", "gone"], ["1"]);
    expect(await all()).not.toContain("dangling_reference");
    await test.call(contactEndpoints.update, {
      params: { contact_id: nameless.id },
      body: { custom_attributes: { main_order: "2" } },
    });
    expect(await all()).not.toContain("several_in_to_one");
    await test.call(instanceEndpoints.update, {
      params: { custom_object_type_identifier: "Shipment", custom_object_instance_id: shipment },
      body: { external_id: "shipment_1" },
    });
    expect(await all()).toEqual(["isolated_instance", "other_type", "same_instance_twice"]);
    await replace("contact", ada.id, "orders", ["1"], ["1", "3"]);
    expect(await all()).toEqual(["other_type", "same_instance_twice"]);
    await test.call(instanceEndpoints.delete, {
      params: { custom_object_type_identifier: "Shipment", custom_object_instance_id: shipment },
    });
    expect(await all()).toEqual(["same_instance_twice"]);
    expect((await test.call(summary)).total).toBe(1);
  });

  it("find names that two live conversation attributes share until one is archived", async () => {
    await insertAttribute(test.database.db, test.database, {
      owner_kind: "conversation",
      name: "topic",
      data_type: "string",
    });
    await run();
    expect(await list("attribute_name_twice")).toMatchObject([
      { subject: null, attribute_name: "topic", count: 2 },
    ]);
    const { conversation_attributes } = await test.call(objectEndpoints.schema);
    const second = conversation_attributes.findLast(({ name }) => name === "topic");
    await test.call(attributeEndpoints.update, {
      params: { attribute_id: second?.id ?? "" },
      body: { archived: true },
    });
    expect(await list("attribute_name_twice")).toEqual([]);
    expect((await test.call(summary)).schema_changed).toBe(true);
  });

  it("find merged contacts that still refer or stand in a conversation, and only say that of them", async () => {
    await hold("contact", grace.id, "orders", "1", "1", "gone");
    await test.database.db
      .updateTable("contacts")
      .set({ merged_into: ada.id })
      .where("id", "=", grace.id)
      .execute();
    await run();
    const found = (await test.call(findings)).findings;
    expect(found.filter(({ kind }) => kind !== "isolated_instance")).toMatchObject([
      { kind: "merged_contact", subject: { id: grace.id }, others: [{ id: ada.id }], count: 4 },
    ]);
  });

  it("do not look at what is archived", async () => {
    await hold("contact", ada.id, "orders", "gone", "1", "2", "3");
    const { contact_attributes } = await test.call(objectEndpoints.schema);
    const orders = contact_attributes.find(({ name }) => name === "orders");
    await test.call(attributeEndpoints.update, {
      params: { attribute_id: orders?.id ?? "" },
      body: { archived: true },
    });
    expect((await run()).covered.references).toBe(0);
    expect((await test.call(findings)).findings).toEqual([]);
  });

  it("tell what is wrong with one record as it is now, without any run", async () => {
    const shipment = await make("Shipment");
    await hold("contact", ada.id, "orders", "1", "gone", shipment);
    const of = (owner_kind: OwnerKind, owner_id: string) =>
      test.call(record, { params: { owner_kind, owner_id } });
    expect(kindsOf((await of("contact", ada.id)).findings)).toEqual([
      "dangling_reference",
      "other_type",
    ]);
    expect((await of("instance", shipment)).findings).toMatchObject([
      { kind: "other_type", subject: { id: ada.id } },
    ]);
    expect(kindsOf((await of("instance", "3")).findings)).toEqual(["isolated_instance"]);
    expect(await of("instance", "1")).toEqual({ findings: [], complete: true });
    await test.callFailing(404, record, { params: { owner_kind: "instance", owner_id: "999" } });
  });

  it("say of a record with very many references that not all were looked at", async () => {
    const ids = Array.from({ length: 1001 }, (_, index) => `gone-${index}`);
    await hold("contact", ada.id, "orders", ...ids);
    const reply = await test.call(record, {
      params: { owner_kind: "contact", owner_id: ada.id },
    });
    expect(reply.complete).toBe(false);
    expect(reply.findings).toHaveLength(1000);
    await run();
    expect((await test.call(findings, { query: { kind: "dangling_reference" } })).total_count).toBe(
      1001,
    );
  });

  it("are walked by pages, both ways, kind after kind", async () => {
    await hold(
      "contact",
      ada.id,
      "orders",
      ...Array.from({ length: 7 }, (_, index) => `g${index}`),
    );
    await run();
    const first = await test.call(findings, { query: { per_page: 5 } });
    const second = await test.call(findings, {
      query: { per_page: 5, after: first.page.next ?? "" },
    });
    expect(first.total_count).toBe(10);
    expect([...first.findings, ...second.findings].map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 7 }, () => "dangling_reference"),
      ...Array.from({ length: 3 }, () => "isolated_instance"),
    ]);
    expect(second.page.next).toBeNull();
    const back = await test.call(findings, {
      query: { per_page: 5, before: second.page.previous ?? "" },
    });
    expect(back.findings).toEqual(first.findings);
    await test.callFailing(400, findings, { query: { after: "nonsense" } });
    await test.callFailing(400, findings, { query: { kind: "nonsense" } });
  });
});
