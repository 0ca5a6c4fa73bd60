import { afterEach, beforeEach, expect, it } from "vitest";
import { associationEndpoints } from "../../../contract/associations.ts";
import { checkEndpoints } from "../../../contract/checks.ts";
import { conversationEndpoints } from "../../../contract/conversations.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { finishedRun } from "../../testing/finished-run.ts";
import { storeDigest } from "../../testing/store-digest.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { holdReferences, testContacts, testConversations } from "../../testing/test-workspace.ts";

const { planMove, move, findings } = checkEndpoints;
const { ada, grace, nameless } = testContacts;

describeOnEachDatabase("what a merged contact still has", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
    await hold(grace.id, "orders", "1", "2", "gone", "2");
    await hold(grace.id, "main_order", "3");
    await hold(ada.id, "orders", "1");
    await merge(grace.id, ada.id);
  });
  afterEach(() => test.close());

  const merge = (from: string, into: string) =>
    test.database.db
      .updateTable("contacts")
      .set({ merged_into: into })
      .where("id", "=", from)
      .execute();
  const hold = (owner_id: string, attribute: string, ...ids: string[]) =>
    holdReferences(test.database.db, { kind: "contact", id: owner_id }, attribute, ids);
  const heldBy = async (owner_id: string, attribute_name: string) =>
    (
      await test.call(associationEndpoints.getReferences, {
        params: { owner_kind: "contact", owner_id, attribute_name },
      })
    ).ids;
  const params = { contact_id: grace.id };

  it("is shown before it is moved, with what can't be taken over", async () => {
    const plan = await test.call(planMove, { params });
    expect(plan).toMatchObject({
      from: { id: grace.id, title: "Grace Hopper" },
      into: { id: ada.id, title: "Ada Lovelace" },
      conversations: 0,
    });
    expect(new Set(plan.attributes.map((each) => each.attribute_name))).toEqual(
      new Set(["main_order", "orders"]),
    );
    expect(plan.attributes.find(({ attribute_name }) => attribute_name === "orders")).toEqual({
      attribute_name: "orders",
      moved: { total: 1, records: [{ id: "2", title: "A-2" }] },
      already_held: 1,
      dropped: { total: 1, records: [{ id: "gone", title: "gone" }] },
    });
  });

  it("goes to the contact that took its place, and the finding with it", async () => {
    await finishedRun(test);
    const found = () => test.call(findings, { query: { kind: "merged_contact" } });
    expect((await found()).total_count).toBe(1);
    const { revision } = await test.call(planMove, { params });
    await test.call(move, { params, body: { revision } });
    expect(await heldBy(ada.id, "orders")).toEqual(["1", "2"]);
    expect(await heldBy(ada.id, "main_order")).toEqual(["3"]);
    const left = await test.database.db
      .selectFrom("instance_references")
      .select("instance_id")
      .where("owner_id", "=", grace.id)
      .execute();
    expect(left).toEqual([]);
    // Ada stood in the conversation beside Grace already.
    const { contacts } = await test.call(conversationEndpoints.get, {
      params: { conversation_id: testConversations.invoice.id },
    });
    expect(contacts.contacts.map(({ id }) => id)).toEqual([ada.id]);
    expect((await found()).total_count).toBe(0);
  });

  it("takes the merged contact's place in a conversation, also after several merges", async () => {
    await merge(ada.id, nameless.id);
    const plan = await test.call(planMove, { params });
    expect(plan).toMatchObject({ into: { id: nameless.id }, conversations: 1 });
    await test.call(move, { params, body: { revision: plan.revision } });
    const { contacts } = await test.call(conversationEndpoints.get, {
      params: { conversation_id: testConversations.invoice.id },
    });
    expect(contacts.contacts.map(({ id }) => id).sort()).toEqual([ada.id, nameless.id].sort());
  });

  it("stays where it is when either contact changed since the preview", async () => {
    const { revision } = await test.call(planMove, { params });
    await hold(ada.id, "main_order", "1");
    const before = await storeDigest(test.database);
    const [error] = await test.callFailing(409, move, { params, body: { revision } });
    expect(error).toMatchObject({ code: "conflict", field: "revision" });
    expect(await storeDigest(test.database)).toBe(before);
    const plan = await test.call(planMove, { params });
    expect(plan.attributes.find(({ attribute_name }) => attribute_name === "main_order")).toEqual({
      attribute_name: "main_order",
      moved: { total: 0, records: [] },
      already_held: 0,
      dropped: { total: 1, records: [{ id: "3", title: "A-3" }] },
    });
  });

  it("is not asked of contacts that are not there or not merged, nor of merges in a circle", async () => {
    await test.callFailing(404, planMove, { params: { contact_id: "nobody" } });
    await test.callFailing(404, planMove, { params: { contact_id: ada.id } });
    await merge(ada.id, grace.id);
    await test.callFailing(409, planMove, { params });
  });
});
