import { afterEach, beforeEach, expect, it } from "vitest";
import { attributeEndpoints } from "../../contract/attributes.ts";
import { contactEndpoints } from "../../contract/contacts.ts";
import { goneRecordEndpoints } from "../../contract/gone-records.ts";
import { instanceEndpoints } from "../../contract/instances.ts";
import { isJsonObject } from "../../contract/json.ts";
import { objectEndpoints } from "../../contract/objects.ts";
import { schemaAlarmEndpoints } from "../../contract/schema-alarms.ts";
import { syncEndpoints } from "../../contract/sync.ts";
import { theWorkspaceId } from "../database/tables.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import { openConnectedApp, type ConnectedApp } from "../testing/connected-app.ts";
import { testContacts } from "../testing/test-workspace.ts";
import { vendorContents } from "../testing/vendor-contents.ts";
import { openConnectedCopy } from "./connected-copy.ts";

describeOnEachDatabase("A copy of a vendor's records", (openDatabase) => {
  let app: ConnectedApp;
  beforeEach(async () => (app = await openConnectedApp(await openDatabase())));
  afterEach(() => app.close());

  const expectEqual = async () =>
    expect(await vendorContents(app)).toEqual(await vendorContents(app.vendor.upstream));

  it("holds after the first sweep what the vendor has, types and attributes included", async () => {
    const { upstream } = app.vendor;
    await upstream.call(contactEndpoints.update, {
      params: { contact_id: testContacts.ada.id },
      body: { custom_attributes: { orders: ["3", "1"], topic: "delivery" } },
    });
    await upstream.call(instanceEndpoints.upsert, {
      params: { custom_object_type_identifier: "Shipment" },
      body: { external_id: "s1", custom_attributes: { tracking: "T-1", orders: ["2", "1"] } },
    });
    await app.call(syncEndpoints.addType, { body: { object_type_id: "Shipment" } });
    const { lists } = await app.sweep();
    expect(lists.map(({ kind, object_type_id, held }) => [kind, object_type_id, held])).toEqual([
      ["contact", null, 3],
      ["conversation", null, 2],
      ["instance", "Shipment", 1],
      ["instance", "Order", 3],
    ]);
    await expectEqual();
  });

  it("says that the vendor is away as soon as a call got nothing, and no more once it is back", async () => {
    await app.sweep();
    app.vendor.proxy.fault = () => ({ kind: "cut", when: "before" });
    const { outcome } = await app.call(syncEndpoints.refresh, {
      params: { kind: "contact", id: testContacts.ada.id },
      body: {},
    });
    expect(outcome).toBe("unavailable");
    expect((await app.call(syncEndpoints.get)).problem).toMatchObject({ status: null });
    app.vendor.proxy.fault = () => undefined;
    await waitFor(
      () => app.call(syncEndpoints.get),
      (state) => state.problem === null,
    );
  });

  it("is of one account: a token of another one copies nothing, and the state says why", async () => {
    await app.sweep();
    await app.copy.stop();
    await app.database.db.updateTable("workspaces").set({ account_id: "other" }).execute();
    const copy = openConnectedCopy({
      database: app.database,
      connector: app.vendor.connect(),
      onError: () => undefined,
    });
    copy.start();
    const asked = app.vendor.proxy.requests.length;
    const { problem } = await waitFor(
      () => copy.sync.state(),
      (state) => state.problem !== null,
    );
    expect(problem?.what).toContain("this database holds a copy of other");
    expect(problem?.safe).toBe("Nothing is read or written with it, and the copy stays as it is.");
    const refreshed = await copy.sync.refresh({ kind: "contact", id: "x", typeId: null });
    expect(refreshed.outcome).toBe("unavailable");
    expect(app.vendor.proxy.requests.slice(asked)).not.toContain("GET /api/contacts?per_page=150");
    await copy.stop();
  });

  it("loses nothing to a sweep that is cut short, and to one that ends what the vendor no longer has", async () => {
    await app.sweep();
    const { upstream, proxy } = app.vendor;
    const params = { ...orderType, custom_object_instance_id: "2" };
    await upstream.call(instanceEndpoints.delete, { params });
    // Not even one that lists nothing at all, as long as the records themselves can't be asked for.
    proxy.fault = ({ path }) => {
      if (/Order\/\d/.test(path)) return { kind: "status", status: 403, body: "<html>" };
      return { kind: "rewrite", body: withoutRecords };
    };
    await app.call(syncEndpoints.sweep, { body: {} });
    const { lists } = await waitFor(
      () => app.call(syncEndpoints.get),
      (state) => state.lists.some(({ problem }) => problem !== null),
    );
    expect(lists.find(({ problem }) => problem !== null)).toMatchObject({
      object_type_id: "Order",
      state: "verifying",
      held: 3,
      problem: { status: 403 },
    });
    proxy.fault = () => undefined;
    const after = await app.untilSwept();
    expect(after.lists.map(({ held }) => held)).toEqual([3, 2, 2]);
    const { records } = await app.call(goneRecordEndpoints.list, { query: {} });
    expect(records).toMatchObject([{ id: "2", source: "sweep" }]);
    await expectEqual();
  });

  it("counts records that can't be read, and holds the others", async () => {
    app.vendor.proxy.fault = ({ path }) =>
      path.includes("/Order?")
        ? { kind: "rewrite", body: (body) => body.replace('"created_at":', '"made_at":') }
        : undefined;
    const { lists } = await app.sweep();
    expect(lists.at(-1)).toMatchObject({ held: 2, unread: 1, total: 3 });
  });

  it("tells of types and attributes that come, go and change, and lets an administrator say better", async () => {
    const { upstream } = app.vendor;
    await app.sweep();
    const alarms = async () =>
      (await app.call(schemaAlarmEndpoints.list)).alarms.map(
        ({ what, kind, object_type_id, attribute, before, after }) =>
          [what, kind, object_type_id, attribute, before, after] as const,
      );
    expect(await alarms()).toEqual([]);
    const { attributes } = await upstream.call(objectEndpoints.create, {
      body: { ...parcelType, attributes: [{ name: "size", label: "Size", data_type: "integer" }] },
    });
    expect(attributes).toHaveLength(1);
    const parcel = await upstream.call(instanceEndpoints.upsert, {
      params: { custom_object_type_identifier: "Parcel" },
      body: { external_id: "p1", custom_attributes: { size: 3 } },
    });
    await upstream.call(attributeEndpoints.create, { body: parcelOfContact });
    await upstream.call(contactEndpoints.update, {
      params: { contact_id: testContacts.ada.id },
      body: { custom_attributes: { parcel: parcel.id } },
    });
    const { conversation_attributes } = await upstream.call(objectEndpoints.schema);
    const topic = conversation_attributes.find(({ name }) => name === "topic");
    await upstream.call(attributeEndpoints.update, {
      params: { attribute_id: topic?.id ?? "" },
      body: { archived: true },
    });
    await app.sweep();
    expect(new Set(await alarms())).toEqual(
      new Set([
        ["new_attribute", "contact", null, "parcel", null, "relationship"],
        ["new_type", "instance", "Parcel", "", null, null],
        ["vanished_attribute", "conversation", null, "topic", "string", null],
      ]),
    );
    await expectEqual();

    const [latest] = (await app.call(schemaAlarmEndpoints.list)).alarms;
    const params = { number: latest?.number ?? "" };
    expect((await app.call(schemaAlarmEndpoints.dismiss, { params })).alarms).toHaveLength(2);
    const { object_types } = await app.call(objectEndpoints.schema);
    const size = object_types.find(({ id }) => id === "Parcel")?.attributes[0];
    expect(size).toMatchObject({ name: "size", data_type: "integer", origin: "inferred" });
    await app.call(schemaAlarmEndpoints.override, {
      params: { attribute_id: size?.id ?? "" },
      body: { data_type: "datetime" },
    });
    await app.sweep();
    const swept = await app.call(objectEndpoints.schema);
    expect(swept.object_types.find(({ id }) => id === "Parcel")?.attributes[0]).toMatchObject({
      data_type: "datetime",
      origin: "overridden",
    });

    const sweepWith = async (value: number | null) => {
      await upstream.call(instanceEndpoints.upsert, {
        params: { custom_object_type_identifier: "Parcel" },
        body: { external_id: "p1", custom_attributes: { size: value } },
      });
      await app.sweep();
    };
    for (const value of [null, 3, null]) await sweepWith(value);
    await app.sweep();
    const ofSize = (await alarms()).filter(([, , , attribute]) => attribute === "size");
    expect(ofSize.map(([what]) => what)).toEqual([
      "vanished_attribute",
      "new_attribute",
      "vanished_attribute",
    ]);
  });

  it("is read again as often as is said, and not at all where nothing is said", async () => {
    await app.sweep();
    const never = await app.call(syncEndpoints.schedule, { body: { interval_seconds: null } });
    expect(never).toMatchObject({ interval_seconds: null, next_sweep_at: null });
    await app.database.db.updateTable("sync_lists").set({ started_at: 1000 }).execute();
    const due = await app.call(syncEndpoints.schedule, { body: { interval_seconds: 60 } });
    expect(due.interval_seconds).toBe(60);
    await waitFor(
      () => app.call(syncEndpoints.get),
      ({ lists }) => lists.every(({ complete_from }) => (complete_from ?? 0) > 1000),
    );
    await app.callFailing(400, syncEndpoints.schedule, { body: { interval_seconds: 1 } });
  });

  it("keeps the changes it saw as long as is said, and for ever where that is said", async () => {
    await app.sweep();
    const old = Math.floor(Date.now() / 1000) - 40 * 24 * 3600;
    const change = {
      workspace_id: theWorkspaceId,
      kind: "contact",
      object_type_id: "",
      source: "sweep",
    } as const;
    const ages = Array.from({ length: 1200 }, (_, index) =>
      index < 1100 ? old : old + 30 * 24 * 3600,
    );
    const rows = ages.map((at, index) => ({
      ...change,
      record_id: String(index),
      at,
      before: "{}",
      after: "{}",
    }));
    const { db } = app.database;
    for (let start = 0; start < rows.length; start += 200)
      await db
        .insertInto("record_changes")
        .values(rows.slice(start, start + 200))
        .execute();
    const count = async () =>
      (await db.selectFrom("record_changes").select("at").execute()).map(({ at }) => at);
    const body = (changes_kept_days: number | null) => ({ body: { changes_kept_days } });
    const forEver = await app.call(syncEndpoints.keepChanges, body(null));
    expect(forEver.changes_kept_days).toBeNull();
    const month = await app.call(syncEndpoints.keepChanges, body(30));
    expect(month.changes_kept_days).toBe(30);
    const kept = await waitFor(count, (times) => !times.includes(old));
    expect(kept.filter((at) => at === old + 30 * 24 * 3600)).toHaveLength(100);
    const [problem] = await app.callFailing(400, syncEndpoints.keepChanges, body(0));
    expect(problem).toMatchObject({ field: "changes_kept_days" });
  });

  it("has no such thing as a type that the vendor has not", async () => {
    const body = { object_type_id: "Unknown" };
    await app.callFailing(404, syncEndpoints.addType, { body });
    const list = { kind: "instance", object_type_id: "Unknown" };
    await app.callFailing(404, syncEndpoints.sweep, { body: list });
    for (const endpoint of [syncEndpoints.get, schemaAlarmEndpoints.list, goneRecordEndpoints.list])
      await app.vendor.upstream.callFailing(404, endpoint);
  });
});

const orderType = { custom_object_type_identifier: "Order" };

const parcelType = {
  id: "Parcel",
  label: "Parcel",
  label_plural: "Parcels",
  description: "",
  icon: "box",
  title_attribute: null,
};

const parcelOfContact = {
  owner_kind: "contact",
  object_type_id: null,
  attribute: {
    name: "parcel",
    label: "Parcel",
    data_type: "relationship",
    reference: { type: "one", object_type_id: "Parcel" },
  },
};

function withoutRecords(body: string): string {
  const json: unknown = JSON.parse(body);
  if (!isJsonObject(json) || !Array.isArray(json["data"]) || json["total_count"] === undefined)
    return body;
  return JSON.stringify({ ...json, data: [], total_count: 0 });
}

async function waitFor<State>(
  read: () => Promise<State>,
  isThere: (state: State) => boolean,
): Promise<State> {
  for (;;) {
    const state = await read();
    if (isThere(state)) return state;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
