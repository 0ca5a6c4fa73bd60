import fc from "fast-check";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { associationEndpoints } from "../../contract/associations.ts";
import { instanceEndpoints, instanceSchema } from "../../contract/instances.ts";
import type { JsonObject } from "../../contract/json.ts";
import { reasonsOfMissing } from "../connectors/capabilities.ts";
import { theWorkspaceId } from "../database/tables.ts";
import { describeOnPostgres } from "../database/testing.ts";
import { openEmptyTestApp, type TestApp, type TestReply } from "../testing/test-app.ts";
import { testContacts, testOrders } from "../testing/test-workspace.ts";
import { openWrittenApp, type WrittenApp } from "../testing/written-app.ts";

const soak = Number(process.env["SOAK"] ?? 1);
const params = { custom_object_type_identifier: "Order" };
const first = testOrders.first;
const grace = { owner_kind: "contact", owner_id: testContacts.grace.id, attribute_name: "orders" };
const instances = "/api/console/objects/Order/instances";

const edits = fc.subarray(["order_number", "note", "items"], { minLength: 1 });
/** What two people do at the same time, each on a server of their own, and how long the calls to the vendor take. */
const meeting = fc.record({
  what: fc.constantFrom("update" as const, "create" as const, "upsert" as const, "link" as const),
  edits: fc.tuple(edits, edits),
  delays: fc.array(fc.nat({ max: 15 }), { minLength: 8, maxLength: 8 }),
});

describeOnPostgres("Two servers that write the same record", (open) => {
  let app: WrittenApp;
  let other: TestApp;
  let made = 0;
  beforeEach(async () => {
    app = await openWrittenApp(await open());
    const missingCapabilities = reasonsOfMissing(app.vendor.connector.capabilities);
    other = await openEmptyTestApp(app.database, { copy: app.restart(), missingCapabilities });
  });
  afterEach(async () => {
    await other.app.close();
    await app.close();
  });

  const heldBy = async (externalId: string): Promise<JsonObject> => {
    const query = { external_id: externalId };
    const { findByExternalId } = instanceEndpoints;
    const found = await app.vendor.upstream.call(findByExternalId, { params, query });
    return instanceSchema.parse(found).custom_attributes;
  };
  const linked = async () =>
    (await app.vendor.upstream.call(associationEndpoints.getReferences, { params: grace })).ids;
  const writesSeen = () =>
    app.vendor.proxy.requests.filter((call) => /^(POST|PUT)/.test(call)).length;
  const valuesOf = (edited: string[]): JsonObject => {
    made += 1;
    return Object.fromEntries(
      edited.map((name) => [name, name === "items" ? made : `${name} ${made}`]),
    );
  };

  type Both = [TestReply, TestReply];
  const both = (send: (server: TestApp, index: 0 | 1) => Promise<TestReply>): Promise<Both> =>
    Promise.all([send(app, 0), send(other, 1)]);
  const statuses = (replies: Both) =>
    replies.map(({ status }) => status).sort((one, two) => one - two);

  /** Both start from what both saw, so of two who touch the same attribute one is told. */
  async function update(edited: [string[], string[]]) {
    const before = await heldBy(first.external_id);
    const values = [valuesOf(edited[0]), valuesOf(edited[1])] as const;
    const replies = await both((server, index) => {
      const expected = Object.fromEntries(
        edited[index].map((name) => [name, before[name] ?? null]),
      );
      const body = { custom_attributes: values[index], expected };
      return server.request("PUT", `${instances}/${first.id}`, { body });
    });
    const isShared = edited[0].some((name) => edited[1].includes(name));
    expect(statuses(replies)).toEqual(isShared ? [200, 409] : [200, 200]);
    const landed = values.filter((_, index) => replies[index]?.status === 200);
    expect(await heldBy(first.external_id)).toEqual(Object.assign({}, before, ...landed));
  }

  async function make(how: "create" | "upsert", edited: [string[], string[]]) {
    const externalId = `made ${made}`;
    const values = [valuesOf(edited[0]), valuesOf(edited[1])] as const;
    const path = how === "create" ? instances : "/api/custom_object_instances/Order";
    const replies = await both((server, index) => {
      const body = { external_id: externalId, custom_attributes: values[index] };
      return server.request("POST", path, { body });
    });
    expect(statuses(replies)).toEqual(how === "create" ? [200, 400] : [200, 200]);
    const [one = {}, two = {}] = values.filter((_, index) => replies[index]?.status === 200);
    expect([
      { ...one, ...two },
      { ...two, ...one },
    ]).toContainEqual(await heldBy(externalId));
  }

  async function link() {
    const before = await linked();
    const wanted = [
      before.includes("1") ? [] : ["1"],
      before.includes("2") ? ["3"] : ["2", "3"],
    ] as const;
    const path = `/api/console/associations/contact/${grace.owner_id}/orders`;
    const replies = await both((server, index) =>
      server.request("PUT", path, { body: { expected_ids: before, ids: wanted[index] } }),
    );
    expect(statuses(replies)).toEqual([200, 409]);
    expect(await linked()).toEqual(wanted[replies.findIndex(({ status }) => status === 200)]);
  }

  it(
    "take turns: no edit is lost, and nothing is written twice",
    async () => {
      await fc.assert(
        fc.asyncProperty(meeting, async ({ what, edits: edited, delays }) => {
          let calls = 0;
          const sent = writesSeen();
          app.vendor.proxy.fault = () => ({ kind: "delay", ms: delays[calls++ % 8] ?? 0 });
          if (what === "update") await update(edited);
          else if (what === "link") await link();
          else await make(what, edited);
          const isOne = what === "create" || what === "link";
          const isShared = edited[0].some((name) => edited[1].includes(name));
          expect(writesSeen() - sent).toBe(isOne || (what === "update" && isShared) ? 1 : 2);
          expect(await app.copy.outbox.list()).toEqual([]);
          const left = await app.database.db.selectFrom("record_leases").selectAll().execute();
          expect(left).toEqual([]);
        }),
        { numRuns: 30 * soak },
      );
    },
    60_000 * soak,
  );

  /** As a server leaves it that was killed, or that is about to write. */
  const giveTurn = (aliveSecondsAgo: number) =>
    sql`insert into record_leases (workspace_id, name, holder, alive_at)
      values (${theWorkspaceId}, ${JSON.stringify(["instance", "Order", first.external_id])}, 'another',
        extract(epoch from now())::bigint - ${aliveSecondsAgo})
      on conflict (workspace_id, name) do update set holder = excluded.holder`.execute(
      app.database.db,
    );
  const save = () =>
    app.request("PUT", `${instances}/${first.id}`, { body: { custom_attributes: { note: "x" } } });

  it("take over from one that is gone, and send nothing where the turn was lost meanwhile", async () => {
    await giveTurn(60);
    expect((await save()).status).toBe(200);
    app.vendor.proxy.fault = ({ path }) =>
      path.includes("/Order/") ? { kind: "wait", until: giveTurn(0) } : undefined;
    const sent = writesSeen();
    expect((await save()).status).toBe(503);
    expect(writesSeen()).toBe(sent);
    expect(await app.copy.outbox.list()).toEqual([]);
  });
});
