import { afterEach, beforeEach, expect, it } from "vitest";
import { associationEndpoints } from "../../contract/associations.ts";
import { deletionEndpoints } from "../../contract/deletions.ts";
import { goneRecordEndpoints } from "../../contract/gone-records.ts";
import { instanceEndpoints, instanceSchema } from "../../contract/instances.ts";
import { outboxEndpoints } from "../../contract/outbox.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import type { Fault } from "../testing/faulty-proxy.ts";
import { testContacts, testOrders } from "../testing/test-workspace.ts";
import { openWrittenApp, type WrittenApp } from "../testing/written-app.ts";

const order = { custom_object_type_identifier: "Order" };
const first = { ...order, custom_object_instance_id: testOrders.first.id };
const external = { params: order, query: { external_id: testOrders.first.external_id } };
const ordersOfGrace = {
  owner_kind: "contact",
  owner_id: testContacts.grace.id,
  attribute_name: "orders",
};

describeOnEachDatabase("an instance that somebody deletes while it is saved", (open) => {
  let app: WrittenApp;
  beforeEach(async () => {
    app = await openWrittenApp(await open());
  });
  afterEach(() => app.close());

  /** After it was read again, and before the save arrives. */
  const deleteBetween = (fault?: Fault) => {
    let isDeleted = false;
    app.vendor.proxy.fault = ({ method }) => {
      if (method !== "POST" || isDeleted) return undefined;
      isDeleted = true;
      const until = app.vendor.upstream.call(instanceEndpoints.delete, { params: first });
      return { kind: "wait", until, fault };
    };
  };
  const upstream = async () =>
    instanceSchema.parse(
      await app.vendor.upstream.call(instanceEndpoints.findByExternalId, external),
    );
  const held = async () =>
    instanceSchema.parse(await app.call(instanceEndpoints.findByExternalId, external));
  const save = { params: first, body: { custom_attributes: { note: "late" } } };

  it("is made anew by the save, which says so, and can be had back as it was", async () => {
    await app.call(associationEndpoints.replaceReferences, {
      params: ordersOfGrace,
      body: { expected_ids: [], ids: [testOrders.first.id] },
    });
    deleteBetween();
    const [problem] = await app.callFailing(410, instanceEndpoints.update, save);
    const made = await upstream();
    expect(problem?.message).toContain("was deleted in Intercom while this was being saved");
    expect(problem?.message).toContain(`another one of it, ${made.id}:`);
    expect(made.custom_attributes).toEqual({ note: "late" });
    expect(await held()).toEqual(made);
    expect(await app.copy.outbox.list()).toEqual([]);
    const params = { ...order, custom_object_instance_id: made.id };
    await app.call(deletionEndpoints.delete, { params });
    const { instance, linked, lost } = await app.call(goneRecordEndpoints.recreate, {
      params: { kind: "instance", id: testOrders.first.id },
    });
    expect([linked, lost]).toEqual([1, []]);
    expect(instance.custom_attributes).toMatchObject({ order_number: "A-1" });
    expect(await held()).toEqual(await upstream());
  });

  it("is found where the answer to the save is lost too", async () => {
    deleteBetween({ kind: "cut", when: "after" });
    const [problem] = await app.callFailing(410, instanceEndpoints.update, save);
    expect(problem?.message).toContain("made another one of it");
    expect(await held()).toEqual(await upstream());
    const posts = app.vendor.proxy.requests.filter((call) => call.startsWith("POST"));
    expect(posts).toHaveLength(1);
  });

  it("stays in the outbox, to be told, where nobody waits for the save", async () => {
    const write = { operation: "update_instance", object_type_id: "Order", id: "1", ...save };
    await app.call(outboxEndpoints.add, {
      body: { write: { ...write, params: undefined } },
    });
    deleteBetween();
    app.copy.outbox.start();
    await expect
      .poll(() => app.copy.outbox.list(), { timeout: 20_000 })
      .toMatchObject([
        {
          state: "conflict",
          problem: { remedy: expect.stringContaining("throw this away") as string },
        },
      ]);
    expect(await held()).toEqual(await upstream());
  });

  it("is another one for a script that writes by external id, and the old one is gone", async () => {
    deleteBetween();
    const { external_id } = testOrders.first;
    const body = { external_id, custom_attributes: { note: "late" } };
    const saved = await app.call(instanceEndpoints.upsert, { params: order, body });
    expect(saved).toEqual(await upstream());
    expect(saved.id).not.toBe(testOrders.first.id);
    const { records } = await app.call(goneRecordEndpoints.list, { query: {} });
    expect(records).toMatchObject([{ id: testOrders.first.id }]);
  });
});
