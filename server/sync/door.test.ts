import { afterEach, beforeEach, expect, it } from "vitest";
import { associationEndpoints } from "../../contract/associations.ts";
import { attributeEndpoints } from "../../contract/attributes.ts";
import { checkEndpoints } from "../../contract/checks.ts";
import { contactEndpoints } from "../../contract/contacts.ts";
import { conversationEndpoints } from "../../contract/conversations.ts";
import { deletionEndpoints } from "../../contract/deletions.ts";
import { goneRecordEndpoints } from "../../contract/gone-records.ts";
import { instanceEndpoints, instanceSchema } from "../../contract/instances.ts";
import { objectEndpoints } from "../../contract/objects.ts";
import { theWorkspaceId } from "../database/tables.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import { testToken } from "../testing/test-app.ts";
import {
  insertAttribute,
  testContacts,
  testConversations,
  testOrders,
} from "../testing/test-workspace.ts";
import { openWrittenApp, type WrittenApp } from "../testing/written-app.ts";

const order = { custom_object_type_identifier: "Order" };
const first = { ...order, custom_object_instance_id: testOrders.first.id };
const grace = testContacts.grace.id;

describeOnEachDatabase("the door to a vendor's account", (open) => {
  let app: WrittenApp;
  beforeEach(async () => {
    app = await openWrittenApp(await open());
  });
  afterEach(() => app.close());

  const asked = () =>
    app.vendor.proxy.requests.filter((request) => !request.endsWith("/me")).length;
  const path = `/api/custom_object_instances/Order/${testOrders.first.id}`;
  const change = (note: string) =>
    app.vendor.upstream.call(instanceEndpoints.upsert, {
      params: order,
      body: { external_id: testOrders.first.external_id, custom_attributes: { note } },
    });
  const noCache = { headers: { "cache-control": "no-cache" } };
  const down = () => {
    app.vendor.proxy.fault = () => ({ kind: "status", status: 503 });
  };

  it("answers from the copy with its age, and asks the vendor first where no cache is wanted", async () => {
    await change("new");
    expect(
      instanceSchema.parse((await app.request("GET", path)).body).custom_attributes,
    ).not.toHaveProperty("note");
    expect(asked()).toBe(0);
    const fresh = await app.request("GET", path, noCache);
    expect(instanceSchema.parse(fresh.body).custom_attributes).toMatchObject({ note: "new" });
    expect(fresh.headers["age"]).toBe("0");
    await app.database.db
      .updateTable("sync_records")
      .set((row) => ({ as_of_ms: row("as_of_ms", "-", 90_500) }))
      .execute();
    expect(Number((await app.request("GET", path)).headers["age"])).toBeGreaterThanOrEqual(90);
    for (const [address, id] of [
      ["contacts", grace],
      ["conversations", testConversations.delivery.id],
    ])
      expect((await app.request("GET", `/api/${address}/${id}`, noCache)).headers["age"]).toBe("0");
  });

  it("asks the vendor for what the copy lacks, by each id, before it is said to be missing", async () => {
    const made = await app.vendor.upstream.call(instanceEndpoints.create, {
      params: order,
      body: { external_id: "later" },
    });
    const params = { ...order, custom_object_instance_id: made.id };
    expect(await app.call(instanceEndpoints.get, { params })).toEqual(made);
    const other = await app.vendor.upstream.call(instanceEndpoints.create, {
      params: order,
      body: { external_id: "later-2" },
    });
    expect(
      await app.call(instanceEndpoints.findByExternalId, {
        params: order,
        query: { external_id: "later-2" },
      }),
    ).toEqual(other);
    await app.database.db.deleteFrom("contacts").where("id", "=", grace).execute();
    expect(
      await app.call(contactEndpoints.findByExternalId, { params: { external_id: "grace" } }),
    ).toMatchObject({ id: grace });
    const before = asked();
    await app.callFailing(404, instanceEndpoints.get, {
      params: { ...order, custom_object_instance_id: "99999" },
    });
    await app.callFailing(404, contactEndpoints.get, { params: { contact_id: "f".repeat(24) } });
    await app.callFailing(404, conversationEndpoints.get, { params: { conversation_id: "99999" } });
    expect(asked()).toBe(before + 3);
    down();
    await app.callFailing(503, instanceEndpoints.get, {
      params: { ...order, custom_object_instance_id: "99999" },
    });
    await app.call(instanceEndpoints.get, { params: first });
  });

  it("finds by a whole id what the copy lacks, and goes on without the vendor", async () => {
    const made = await app.vendor.upstream.call(instanceEndpoints.create, {
      params: order,
      body: { external_id: "sought-1" },
    });
    const search = async (q: string) =>
      (await app.call(instanceEndpoints.search, { params: order, query: { q } })).instances;
    expect(await search("sought")).toEqual([]);
    expect(await search("sought-1")).toMatchObject([{ id: made.id }]);
    expect(await search("sought-1")).toHaveLength(1);
    app.vendor.proxy.fault = () => ({ kind: "status", status: 403 });
    expect(await search("sought-2")).toEqual([]);
  });

  it("leads from a merged contact to the one that lives on", async () => {
    await app.vendor.upstream.database.db
      .updateTable("contacts")
      .set({ merged_into: testContacts.ada.id })
      .where("workspace_id", "=", theWorkspaceId)
      .where("id", "=", grace)
      .execute();
    const reply = await app.request("GET", `/api/contacts/${grace}`, noCache);
    expect(reply.status).toBe(410);
    expect(reply.headers["link"]).toBe(`</contacts/${testContacts.ada.id}>; rel="canonical"`);
    const [problem] = await app.callFailing(410, contactEndpoints.update, {
      params: { contact_id: grace },
      body: { name: "x" },
    });
    expect(problem?.code).toBe("contact_merged");
  });

  it("writes at the vendor first in its own dialect, and never shows the token", async () => {
    const body = { external_id: testOrders.second.external_id, custom_attributes: { items: 5 } };
    const saved = await app.call(instanceEndpoints.upsert, { params: order, body });
    expect(saved).toMatchObject({ id: testOrders.second.id, custom_attributes: { items: 5 } });
    expect(
      await app.vendor.upstream.call(instanceEndpoints.findByExternalId, {
        params: order,
        query: { external_id: body.external_id },
      }),
    ).toEqual(saved);
    app.vendor.proxy.fault = () => ({
      kind: "status",
      status: 400,
      body: JSON.stringify({ errors: [{ code: "x", message: `Bearer ${testToken}` }] }),
    });
    const reply = await app.request("POST", "/api/custom_object_instances/Order", { body });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.text).not.toContain(testToken);
  });

  it("names in a header what Intercom made of a write, without the values and never longer than a client reads", async () => {
    const { upstream, proxy } = app.vendor;
    const long = Array.from({ length: 30 }, (_, index) => `größe_${index}_${"x".repeat(150)}`);
    for (const name of ["preis", ...long]) {
      const attribute = { name, owner_kind: "instance", object_type_id: "Order" } as const;
      for (const { database } of [upstream, app])
        await insertAttribute(database.db, database, { ...attribute, data_type: "string" });
    }
    const silently = (change: (values: Record<string, unknown>) => void) => {
      proxy.fault = ({ method }) =>
        method === "GET"
          ? {
              kind: "rewrite",
              body: (body) => {
                const record = JSON.parse(body) as { custom_attributes: Record<string, unknown> };
                change(record.custom_attributes);
                return JSON.stringify(record);
              },
            }
          : undefined;
    };
    const upsert = (values: Record<string, unknown>) =>
      app.request("POST", "/api/custom_object_instances/Order", {
        body: { external_id: testOrders.first.external_id, custom_attributes: values },
      });
    const told = ({ headers }: { headers: Record<string, unknown> }) =>
      JSON.parse(String(headers["objectory-held-otherwise"])) as unknown;
    expect((await upsert({ items: 1 })).headers).not.toHaveProperty("objectory-held-otherwise");
    silently((values) => {
      values["preis"] = null;
      values["items"] = 2;
    });
    const saved = await upsert({ items: 3, preis: "secret", note: "x" });
    expect(told(saved)).toEqual(["custom_attributes.items", "custom_attributes.preis"]);
    expect(saved.headers["objectory-held-otherwise-count"]).toBe("2");
    expect(JSON.stringify(saved.headers)).not.toContain("secret");
    silently((values) => {
      for (const name of long) delete values[name];
    });
    const many = await upsert(Object.fromEntries(long.map((name) => [name, "y"])));
    expect(many.headers["objectory-held-otherwise-count"]).toBe("30");
    expect(String(many.headers["objectory-held-otherwise"]).length).toBeLessThan(4100);
    expect(told(many)).toContain(`custom_attributes.${long[0]}`);
    const topic = { custom_attributes: { topic: "sent" } };
    silently((values) => {
      values["topic"] = null;
    });
    for (const path of [`contacts/${grace}`, `conversations/${testConversations.delivery.id}`])
      expect(told(await app.request("PUT", `/api/${path}`, { body: topic }))).toEqual([
        "custom_attributes.topic",
      ]);
  });

  it("makes an instance that is gone anew, with who referred to it", async () => {
    const link = (kind: "contact" | "conversation", id: string) =>
      app.call(associationEndpoints.replaceReferences, {
        params: { owner_kind: kind, owner_id: id, attribute_name: "orders" },
        body: { expected_ids: [], ids: ["2", "1", "3"] },
      });
    await link("contact", grace);
    await link("conversation", testConversations.delivery.id);
    await app.call(instanceEndpoints.update, {
      params: first,
      body: { custom_attributes: { note: "kept", total_amount: 1.5 } },
    });
    await app.call(deletionEndpoints.delete, { params: first });
    const gone = await app.call(goneRecordEndpoints.recreate, {
      params: { kind: "instance", id: testOrders.first.id },
    });
    expect(gone).toMatchObject({ linked: 2, lost: [] });
    expect(gone.instance).toMatchObject({
      external_id: testOrders.first.external_id,
      custom_attributes: { note: "kept", total_amount: 1.5, order_number: "A-1" },
    });
    const params = { owner_kind: "contact", owner_id: grace, attribute_name: "orders" };
    const set = await app.vendor.upstream.call(associationEndpoints.getReferences, { params });
    expect(set.ids).toEqual(["2", gone.instance.id, "3"]);
    await app.callFailing(404, goneRecordEndpoints.recreate, {
      params: { kind: "instance", id: testOrders.first.id },
    });
  });

  it("says what could not be brought back with an instance", async () => {
    await app.call(contactEndpoints.update, {
      params: { contact_id: grace },
      body: { custom_attributes: { main_order: "1" } },
    });
    await app.call(deletionEndpoints.delete, { params: first });
    await app.vendor.upstream.call(contactEndpoints.update, {
      params: { contact_id: grace },
      body: { custom_attributes: { main_order: "2" } },
    });
    const { linked, lost } = await app.call(goneRecordEndpoints.recreate, {
      params: { kind: "instance", id: "1" },
    });
    expect(linked).toBe(0);
    expect(lost).toEqual([expect.stringContaining(`main_order of the contact ${grace}`)]);
  });

  it("leaves to the vendor what is the vendor's to change", async () => {
    const attributes = (await app.call(objectEndpoints.schema)).object_types[0]?.attributes ?? [];
    const status = attributes.find(({ name }) => name === "status");
    const params = { attribute_id: status?.id ?? "" };
    const refused = async (
      ...call: Parameters<WrittenApp["callFailing"]> extends [number, ...infer Rest] ? Rest : never
    ) => {
      const [problem] = await app.callFailing(403, ...call);
      expect(problem?.code).toBe("forbidden");
      return problem?.message;
    };
    expect(
      await refused(attributeEndpoints.update, { params, body: { archived: true } }),
    ).toContain("Intercom's own settings");
    await refused(attributeEndpoints.update, { params, body: { required: true } });
    await refused(attributeEndpoints.update, { params, body: { options: [{ label: "other" }] } });
    await refused(objectEndpoints.update, {
      params: { object_type_id: "Order" },
      body: { archived: true },
    });
    const image = await app.call(deletionEndpoints.image, { params: first });
    await refused(deletionEndpoints.restore, { body: { image } });
    await refused(checkEndpoints.move, { params: { contact_id: grace }, body: { revision: "x" } });
    const options = status?.options ?? [];
    await app.call(attributeEndpoints.update, {
      params,
      body: { label: "State", required: false, options },
    });
    await app.call(objectEndpoints.update, {
      params: { object_type_id: "Order" },
      body: { label: "Purchase", archived: false },
    });
  });
});
