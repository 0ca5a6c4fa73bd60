import { afterEach, beforeEach, expect, it } from "vitest";
import { contactEndpoints } from "../../contract/contacts.ts";
import { instanceEndpoints, instanceSchema } from "../../contract/instances.ts";
import { outboxEndpoints, type OutboxEntry, type QueuedWrite } from "../../contract/outbox.ts";
import type { JsonObject } from "../../contract/json.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import type { Fault } from "../testing/faulty-proxy.ts";
import { testContacts, testOrders } from "../testing/test-workspace.ts";
import { openWrittenApp, type WrittenApp } from "../testing/written-app.ts";
import { insertRow } from "./outbox-rows.ts";

const params = { custom_object_type_identifier: "Order" };
const firstId = testOrders.first.id;
const note = (value: string): JsonObject => ({ note: value });

const updateNote = (value: string, expected: JsonObject = {}): QueuedWrite => ({
  operation: "update_instance",
  object_type_id: "Order",
  id: firstId,
  body: { custom_attributes: note(value), expected },
});
const create = (externalId: string | null): QueuedWrite => ({
  operation: "create_instance",
  object_type_id: "Order",
  body: { external_id: externalId, custom_attributes: note("made") },
});

describeOnEachDatabase("the outbox", (open) => {
  let app: WrittenApp;
  beforeEach(async () => {
    app = await openWrittenApp(await open());
  });
  afterEach(() => app.close());

  const down = () => {
    app.vendor.proxy.fault = () => ({
      kind: "status",
      status: 403,
      body: "<html>",
      headers: { "content-type": "text/html" },
    });
  };
  const up = () => {
    app.vendor.proxy.fault = () => undefined;
  };
  const writes = () =>
    app.vendor.proxy.requests.filter((request) => /^(POST|PUT|DELETE)/.test(request)).length;
  const entries = async () => (await app.call(outboxEndpoints.list)).entries;
  const add = (write: QueuedWrite) => app.call(outboxEndpoints.add, { body: { write } });
  const upstream = async (id = firstId) =>
    instanceSchema.parse(
      await app.vendor.upstream.call(instanceEndpoints.get, {
        params: { ...params, custom_object_instance_id: id },
      }),
    ).custom_attributes;
  const foreign = (attributes: JsonObject, externalId = testOrders.first.external_id as string) =>
    app.vendor.upstream.call(instanceEndpoints.upsert, {
      params,
      body: { external_id: externalId, custom_attributes: attributes },
    });
  const untilSettled = async (states: OutboxEntry["state"][]) => {
    await expect
      .poll(async () => (await entries()).map(({ state }) => state), { timeout: 10_000 })
      .toEqual(states);
    return entries();
  };
  /** As a server leaves a row behind that is killed while it sends. */
  const leftBehind = (write: QueuedWrite, base: JsonObject | null) =>
    insertRow(app.database.db, { author: "API", write, base }, "a server that is gone").then(() =>
      app.database.db.updateTable("outbox").set({ alive_at: 0 }).execute(),
    );

  it("keeps what the vendor could not take, and sends it once when the vendor is back", async () => {
    down();
    const entry = await add(updateNote("later"));
    expect(entry).toMatchObject({ state: "waiting", title: "A-1", author: "API", attempts: 0 });
    await add(create("kept-1"));
    app.copy.outbox.start();
    await expect.poll(async () => (await entries())[0]?.problem?.what).toContain("web page");
    expect(writes()).toBe(0);
    up();
    await untilSettled([]);
    expect(await upstream()).toMatchObject({ note: "later" });
    expect(writes()).toBe(2);
    const changes = await app.database.db.selectFrom("record_changes").selectAll().execute();
    expect(changes.map(({ source, author }) => [source, author])).toEqual([
      ["write", "API"],
      ["write", "API"],
    ]);
  });

  it("keeps waiting with a new instance without an external id while nothing was sent", async () => {
    app.copy.outbox.start();
    await app.copy.guard.refusal();
    const blocked: Fault = { kind: "status", status: 403, body: "<html>" };
    app.vendor.proxy.fault = ({ method }) => (method === "POST" ? blocked : undefined);
    await add(create(null));
    await expect.poll(writes).toBeGreaterThan(2);
    app.vendor.proxy.fault = ({ method }) =>
      method === "POST" ? blocked : { kind: "status", status: 503 };
    await expect
      .poll(async () => (await entries())[0]?.problem?.status, { timeout: 15_000 })
      .toBe(503);
    const before = writes();
    await untilSettled(["waiting"]);
    expect(writes()).toBe(before);
    up();
    await untilSettled([]);
    expect(writes()).toBe(before + 1);
  });

  it("refuses at once what could never be sent", async () => {
    const bad = (write: QueuedWrite) =>
      app.callFailing(400, outboxEndpoints.add, { body: { write } });
    const [problem] = await bad({
      ...updateNote("x"),
      body: { custom_attributes: { unknown: 1 } },
    } as QueuedWrite);
    expect(problem?.field).toBe("custom_attributes.unknown");
    await app.callFailing(404, outboxEndpoints.add, {
      body: { write: { operation: "delete_instance", object_type_id: "Order", id: "404" } },
    });
    await app.callFailing(400, outboxEndpoints.add, { body: { write: { operation: "other" } } });
    expect(await entries()).toEqual([]);
  });

  it("asks a person where the record is no longer what the write was decided on", async () => {
    await add(updateNote("mine"));
    await foreign(note("theirs"));
    app.copy.outbox.start();
    const [entry] = await untilSettled(["conflict"]);
    expect(writes()).toBe(0);
    const { entries: left } = await app.call(outboxEndpoints.send, {
      params: { number: entry?.number ?? "" },
    });
    expect(left).toEqual([]);
    expect(await upstream()).toMatchObject({ note: "mine" });
    await app.callFailing(404, outboxEndpoints.send, { params: { number: entry?.number ?? "" } });
  });

  it("lets a person decide value by value, and asks again where the record changed once more", async () => {
    const { id } = testContacts.ada;
    const orders = "custom_attributes.orders";
    await add(updateNote("mine", note("was")));
    await add({ operation: "update_contact", id, body: { name: "Mine", phone: "+1" } });
    await add({
      operation: "replace_references",
      owner_kind: "contact",
      owner_id: id,
      attribute_name: "orders",
      body: { expected_ids: ["1"], ids: ["2"] },
    });
    await foreign(note("theirs"));
    const people = { params: { contact_id: id } };
    await app.vendor.upstream.call(contactEndpoints.update, {
      ...people,
      body: { name: "Theirs", custom_attributes: { orders: ["3", "1"] } },
    });
    app.copy.outbox.start();
    const [first, contact, set] = await untilSettled(["conflict", "conflict", "conflict"]);
    const at = (entry: OutboxEntry | undefined) => ({ number: entry?.number ?? "" });
    expect(first?.before).toEqual({ "custom_attributes.note": "was" });
    const compared = await app.call(outboxEndpoints.compare, { params: at(contact) });
    expect(compared).toMatchObject({
      now: { name: "Theirs", phone: null },
      mine: { name: "Mine", phone: "+1" },
      contested: ["name"],
    });
    const sets = await app.call(outboxEndpoints.compare, { params: at(set) });
    expect(sets).toMatchObject({ contested: [orders], mergeable: [orders] });
    const { now } = await app.call(outboxEndpoints.compare, { params: at(first) });
    const decide = (entry: OutboxEntry | undefined, body: object) =>
      app.call(outboxEndpoints.decide, { params: at(entry), body });

    await foreign(note("theirs again"));
    await decide(first, { now, choices: { "custom_attributes.note": "mine" } });
    expect((await entries()).map(({ state }) => state)).toEqual(Array(3).fill("conflict"));
    expect(writes()).toBe(0);
    await decide(contact, { now: compared.now, choices: { name: "theirs" } });
    await decide(set, { now: sets.now, choices: { [orders]: "both" } });
    expect(await app.vendor.upstream.call(contactEndpoints.get, people)).toMatchObject({
      name: "Theirs",
      phone: "+1",
      custom_attributes: { orders: { instances: [{ id: "3" }, { id: "2" }] } },
    });
    const before = writes();
    await decide(first, { now, choices: { "custom_attributes.note": "theirs" } });
    expect(await entries()).toEqual([]);
    expect(writes()).toBe(before);
  });

  it("merges with changes of other members, and finds out what arrived already", async () => {
    await add(updateNote("mine"));
    await foreign({ items: 9 });
    app.copy.outbox.start();
    await untilSettled([]);
    expect(await upstream()).toMatchObject({ note: "mine", items: 9 });
    await foreign(note("again"));
    await add(updateNote("again", note("mine")));
    await untilSettled([]);
    expect(writes()).toBe(1);
  });

  it("keeps what the vendor refuses for a person, who may throw it away", async () => {
    app.vendor.proxy.fault = ({ method }) =>
      method === "POST"
        ? { kind: "status", status: 400, body: '{"errors":[{"message":"too long"}]}' }
        : undefined;
    await add(create("refused-1"));
    app.copy.outbox.start();
    const [entry] = await untilSettled(["refused"]);
    expect(entry?.problem?.what).toContain("too long");
    const { entries: left } = await app.call(outboxEndpoints.discard, {
      params: { number: entry?.number ?? "" },
    });
    expect(left).toEqual([]);
  });

  it("sends links and deletions too, in their order", async () => {
    const { id } = testContacts.ada;
    await add({
      operation: "replace_references",
      owner_kind: "contact",
      owner_id: id,
      attribute_name: "orders",
      body: { expected_ids: [], ids: ["2", "3"] },
    });
    await add({ operation: "delete_instance", object_type_id: "Order", id: firstId });
    app.copy.outbox.start();
    await untilSettled([]);
    const requests = app.vendor.proxy.requests.filter((request) => /^(PUT|DELETE)/.test(request));
    expect(requests).toEqual([
      `PUT /api/contacts/${id}`,
      `DELETE /api/custom_object_instances/Order/${firstId}`,
    ]);
    const gone = await app.database.db.selectFrom("gone_records").select("source").execute();
    expect(gone).toEqual([{ source: "write" }]);
  });

  it.each<[string, QueuedWrite, JsonObject | null, JsonObject, OutboxEntry["state"][], number]>([
    ["arrived", updateNote("n"), { "custom_attributes.note": null }, note("n"), [], 0],
    ["did not arrive", updateNote("n"), { "custom_attributes.note": null }, {}, [], 1],
    [
      "met another change",
      updateNote("n"),
      { "custom_attributes.note": null },
      note("x"),
      ["conflict"],
      0,
    ],
    ["made no instance yet", create("left-1"), null, {}, [], 1],
    ["made one that has no external id, or did not", create(null), null, {}, ["unclear"], 0],
  ])(
    "reads first what a server left behind that %s",
    async (_case, write, base, before, states, sent) => {
      await foreign(before);
      await leftBehind(write, base);
      app.copy.outbox.start();
      await untilSettled(states);
      expect(writes()).toBe(sent);
    },
  );

  it("finds the instance that a server had made before it was gone", async () => {
    await foreign(note("made"), "left-2");
    await leftBehind(create("left-2"), null);
    app.copy.outbox.start();
    await untilSettled([]);
    expect(writes()).toBe(0);
    const query = { external_id: "left-2" };
    expect(await app.call(instanceEndpoints.findByExternalId, { params, query })).toMatchObject({
      custom_attributes: note("made"),
    });
  });

  it("is sent once, whichever of two servers is faster", async ({ skip }) => {
    if (app.database.dialect === "sqlite") skip("a SQLite file has one server");
    await add(create("raced"));
    const other = app.restart();
    app.copy.outbox.start();
    other.outbox.start();
    await untilSettled([]);
    expect(writes()).toBe(1);
  });

  it("lets two who write the same record take turns: one of them is told of the other", async () => {
    const body = (value: string) => ({
      params: { ...params, custom_object_instance_id: firstId },
      body: { custom_attributes: note(value), expected: {} },
    });
    const replies = await Promise.all(
      ["a", "b", "c"].map((value) =>
        app.request("PUT", `/api/console/objects/Order/instances/${firstId}`, body(value)),
      ),
    );
    const statuses = replies.map(({ status }) => status);
    expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 409, 409]);
    expect(writes()).toBe(1);
  });
});
