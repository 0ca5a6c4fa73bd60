import { afterEach, beforeEach, expect, it } from "vitest";
import { instanceEndpoints, instanceSchema } from "../../contract/instances.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import type { Fault } from "../testing/faulty-proxy.ts";
import { testToken } from "../testing/test-app.ts";
import { testOrders } from "../testing/test-workspace.ts";
import { openWrittenApp, type WrittenApp } from "../testing/written-app.ts";

const order = { custom_object_type_identifier: "Order" };
const first: Record<string, string> = { ...order, custom_object_instance_id: testOrders.first.id };

describeOnEachDatabase("writing instances of a vendor's account", (open) => {
  let app: WrittenApp;
  beforeEach(async () => {
    app = await openWrittenApp(await open());
  });
  afterEach(() => app.close());

  const upstream = async (params = first) =>
    instanceSchema.parse(await app.vendor.upstream.call(instanceEndpoints.get, { params }));
  const held = async (params = first) =>
    instanceSchema.parse(await app.call(instanceEndpoints.get, { params }));
  const update = (body: object) => ({ params: first, body });
  const posts = () =>
    app.vendor.proxy.requests.filter((request) => request.startsWith("POST")).length;
  const onWrites = (fault: Fault | undefined) => {
    app.vendor.proxy.fault = ({ method }) => (method === "GET" ? undefined : fault);
  };
  const changes = async (id: string) =>
    (
      await app.database.db
        .selectFrom("record_changes")
        .selectAll()
        .where("record_id", "=", id)
        .orderBy("number")
        .execute()
    ).map(({ source, author, before, after }) => ({ source, author, before, after }));
  const outbox = () => app.copy.outbox.list();

  it("changes them there and then in the copy, and the history says who", async () => {
    const body = { custom_attributes: { note: "late", items: 3 }, expected: {} };
    const saved = await app.call(instanceEndpoints.update, update(body));
    expect(saved.custom_attributes).toMatchObject({ note: "late", items: 3 });
    expect(saved.deviations).toBeUndefined();
    expect((await upstream()).custom_attributes).toMatchObject({ note: "late", items: 3 });
    expect(await held()).toEqual(await upstream());
    const [change] = await changes(testOrders.first.id);
    expect(change).toMatchObject({ source: "write", author: "API" });
    expect(JSON.parse(change?.after ?? "")).toMatchObject({ "custom_attributes.note": "late" });
    expect(await outbox()).toEqual([]);
    expect(posts()).toBe(1);
  });

  it("creates them with the vendor's id, and refuses an external id that is taken there", async () => {
    const body = { external_id: "new-1", custom_attributes: { order_number: "N-1" } };
    const made = await app.call(instanceEndpoints.create, { params: order, body });
    const params = { ...order, custom_object_instance_id: made.id };
    expect(await held(params)).toEqual(await upstream(params));
    await app.vendor.upstream.call(instanceEndpoints.create, {
      params: order,
      body: { external_id: "new-2" },
    });
    const before = posts();
    const [problem] = await app.callFailing(400, instanceEndpoints.create, {
      params: order,
      body: { external_id: "new-2", custom_attributes: { note: "mine" } },
    });
    expect(problem).toMatchObject({ field: "external_id" });
    expect(posts()).toBe(before);
  });

  it("merges with what somebody else changed meanwhile, and tells a conflict by the field", async () => {
    const foreign = {
      external_id: testOrders.first.external_id,
      custom_attributes: { note: "theirs" },
    };
    await app.vendor.upstream.call(instanceEndpoints.upsert, { params: order, body: foreign });
    await app.call(
      instanceEndpoints.update,
      update({ custom_attributes: { items: 2 }, expected: { items: null } }),
    );
    expect((await upstream()).custom_attributes).toMatchObject({ note: "theirs", items: 2 });
    const problems = await app.callFailing(
      409,
      instanceEndpoints.update,
      update({ custom_attributes: { note: "mine" }, expected: {} }),
    );
    expect(problems).toMatchObject([{ code: "conflict", field: "custom_attributes.note" }]);
    expect(await held()).toEqual(await upstream());
    expect((await held()).custom_attributes).toMatchObject({ note: "theirs" });
    expect(await outbox()).toEqual([]);
  });

  it("says what the vendor made of what it was sent", async () => {
    let isWritten = false;
    app.vendor.proxy.fault = ({ method }) => {
      isWritten ||= method === "POST";
      if (!isWritten) return undefined;
      return {
        kind: "rewrite",
        body: (text) =>
          text
            .replace('"status":"paid"', '"status":null')
            .replace('"total_amount":12.345', '"total_amount":12.35')
            .replace('"items":4', '"items":4.0'),
      };
    };
    const saved = await app.call(
      instanceEndpoints.update,
      update({
        custom_attributes: {
          status: "opt-paid",
          total_amount: 12.345,
          items: 4,
          placed_at: "2026-03-01T09:30:00Z",
        },
      }),
    );
    expect(saved.deviations).toEqual([
      { field: "custom_attributes.status", sent: "paid", kept: null },
      { field: "custom_attributes.total_amount", sent: 12.345, kept: 12.35 },
    ]);
    expect(saved.custom_attributes).toMatchObject({ status: null, total_amount: 12.35 });
  });

  it("refuses to change one that has no external id, with the reason, and sends nothing", async () => {
    const made = await app.vendor.upstream.call(instanceEndpoints.create, {
      params: order,
      body: {},
    });
    const params = { ...order, custom_object_instance_id: made.id };
    const [problem] = await app.callFailing(403, instanceEndpoints.update, {
      params,
      body: { custom_attributes: { note: "x" } },
    });
    expect(problem?.message).toContain("by its external id alone");
    expect(posts()).toBe(0);
    const [other] = await app.callFailing(
      400,
      instanceEndpoints.update,
      update({ external_id: "another" }),
    );
    expect(other).toMatchObject({ field: "external_id" });
  });

  it("deletes them there for good and keeps the image", async () => {
    const reply = await app.call(instanceEndpoints.deleteByExternalId, {
      params: order,
      query: { external_id: testOrders.first.external_id },
    });
    expect(reply).toMatchObject({ id: testOrders.first.id, deleted: true });
    await app.vendor.upstream.callFailing(404, instanceEndpoints.get, { params: first });
    await app.callFailing(404, instanceEndpoints.get, { params: first });
    const gone = await app.database.db.selectFrom("gone_records").selectAll().execute();
    expect(gone).toMatchObject([{ id: testOrders.first.id, source: "write" }]);
    await app.callFailing(404, instanceEndpoints.delete, { params: first });
  });

  it("is not sent again where the answer was cut off but the write had arrived", async () => {
    onWrites({ kind: "cut", when: "after" });
    const saved = await app.call(
      instanceEndpoints.update,
      update({ custom_attributes: { note: "once" }, expected: {} }),
    );
    expect(saved.custom_attributes).toMatchObject({ note: "once" });
    const made = await app.call(instanceEndpoints.create, {
      params: order,
      body: { external_id: "cut-1", custom_attributes: { note: "made" } },
    });
    expect(made.custom_attributes).toMatchObject({ note: "made" });
    expect(posts()).toBe(2);
    expect(await outbox()).toEqual([]);
  });

  it("is sent again where it was cut off on the way there", async () => {
    let cuts = 1;
    app.vendor.proxy.fault = ({ method }) =>
      method === "POST" && cuts-- > 0 ? { kind: "cut", when: "before" } : undefined;
    await app.call(instanceEndpoints.update, update({ custom_attributes: { note: "again" } }));
    expect((await upstream()).custom_attributes).toMatchObject({ note: "again" });
    expect(posts()).toBe(2);
  });

  it("without an external id is never sent twice, and kept for a person where nobody can tell", async () => {
    onWrites({ kind: "cut", when: "after" });
    const body = { custom_attributes: { note: "alone" } };
    const [problem] = await app.callFailing(503, instanceEndpoints.create, { params: order, body });
    expect(problem?.message).toContain("kept in the outbox");
    expect(await outbox()).toMatchObject([{ state: "unclear", title: "New Order", attempts: 1 }]);
    expect(posts()).toBe(1);
    app.copy.outbox.start();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(posts()).toBe(1);
    expect(await outbox()).toMatchObject([{ state: "unclear" }]);
  });

  it.each<[number, string, Fault, string]>([
    [503, "500", { kind: "status", status: 500 }, "service_unavailable"],
    [
      503,
      "a web page of a proxy",
      { kind: "status", status: 403, headers: { "content-type": "text/html" }, body: "<html>" },
      "service_unavailable",
    ],
    [
      403,
      "a missing scope",
      { kind: "status", status: 403, body: refusal("forbidden", "no scope") },
      "forbidden",
    ],
    [
      400,
      "a refusal",
      { kind: "status", status: 400, body: refusal("parameter_invalid", "bad colour") },
      "bad_request",
    ],
  ])("answers %i to %s, and keeps nothing", async (status, _name, fault, code) => {
    onWrites(fault);
    const [problem] = await app.callFailing(
      status,
      instanceEndpoints.update,
      update({ custom_attributes: { note: "never" } }),
    );
    expect(problem?.code).toBe(code);
    expect(problem?.message).not.toContain(testToken);
    if (status === 400) expect(problem?.message).toContain("bad colour");
    expect(await outbox()).toEqual([]);
    expect((await held()).custom_attributes).not.toHaveProperty("note");
  });

  it("waits where the limit is used up, and is then sent as the first of its kind", async () => {
    let refusals = 1;
    app.vendor.proxy.fault = ({ method }) =>
      method === "POST" && refusals-- > 0
        ? {
            kind: "status",
            status: 429,
            headers: { "retry-after": "0" },
            body: refusal("rate_limit_exceeded", "slow"),
          }
        : undefined;
    await app.call(instanceEndpoints.update, update({ custom_attributes: { note: "patient" } }));
    expect((await upstream()).custom_attributes).toMatchObject({ note: "patient" });
  });
});

function refusal(code: string, message: string): string {
  return JSON.stringify({
    type: "error.list",
    errors: [{ code, message: `${message} ${testToken}` }],
  });
}
