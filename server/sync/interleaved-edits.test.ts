import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { instanceEndpoints, instanceSchema } from "../../contract/instances.ts";
import type { JsonObject } from "../../contract/json.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import type { Fault } from "../testing/faulty-proxy.ts";
import { testOrders } from "../testing/test-workspace.ts";
import { openWrittenApp, type WrittenApp } from "../testing/written-app.ts";

const soak = Number(process.env["SOAK"] ?? 1);
const order = { custom_object_type_identifier: "Order" };
const first = { ...order, custom_object_instance_id: testOrders.first.id };
const names = ["order_number", "note", "items", "total_amount"] as const;
type Name = (typeof names)[number];

/** Which members somebody writes; the values are made when they do, so that no two are the same. */
const edit = fc.subarray([...names]);
const someEdit = fc.subarray([...names], { minLength: 1 });
const interleaving = fc.record({
  ours: someEdit,
  /** What somebody else writes before we read the record again, after that, and before it is read back. */
  before: edit,
  between: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Name[]>([]) },
    { weight: 1, arbitrary: edit },
  ),
  after: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Name[]>([]) },
    { weight: 1, arbitrary: edit },
  ),
  fault: fc.oneof(
    { weight: 30, arbitrary: fc.constant(undefined) },
    { weight: 3, arbitrary: fc.constant<Fault>({ kind: "cut", when: "after" }) },
    { weight: 1, arbitrary: fc.constant<Fault>({ kind: "cut", when: "before" }) },
    { weight: 1, arbitrary: fc.constant<Fault>({ kind: "status", status: 500 }) },
  ),
});
type Interleaving = typeof interleaving extends fc.Arbitrary<infer Value> ? Value : never;

const arrives = (fault: Fault | undefined) =>
  !fault || (fault.kind === "cut" && fault.when === "after");

describeOnEachDatabase("our edits among those of others", (open) => {
  let app: WrittenApp;
  let made = 0;
  /** What the vendor has, by all that reached it. */
  let state: JsonObject = {};
  beforeEach(async () => {
    app = await openWrittenApp(await open());
    state = { order_number: "A-1" };
  });
  afterEach(() => app.close());

  const valuesOf = (edited: readonly Name[]): JsonObject =>
    Object.fromEntries(
      edited.map((name) => {
        made += 1;
        if (made % 7 === 0) return [name, null];
        return [name, name === "items" ? made : name === "total_amount" ? made + 0.5 : `v${made}`];
      }),
    );
  const members = (values: JsonObject, of: readonly string[]) =>
    Object.fromEntries(of.map((name) => [name, values[name] ?? null]));

  async function editAtVendor(edited: readonly Name[]): Promise<void> {
    if (edited.length === 0) return;
    const values = valuesOf(edited);
    const body = { external_id: testOrders.first.external_id, custom_attributes: values };
    await app.vendor.upstream.call(instanceEndpoints.upsert, { params: order, body });
    state = { ...state, ...values };
  }

  /** What reached the vendor of our edit, and what it held at the last read before. */
  function watch(values: JsonObject, { between, after, fault }: Interleaving) {
    const seen = { arrived: 0, sends: 0, readBefore: {} as JsonObject };
    let lastRead: JsonObject = {};
    const editsAt = { POST: [between], GET: [[], after] };
    app.vendor.proxy.fault = ({ method }) => {
      const isPost = method === "POST";
      const edits = isPost ? editsAt.POST.shift() : editsAt.GET.shift();
      const now = isPost && seen.sends++ === 0 ? fault : undefined;
      const until = editAtVendor(edits ?? []).then(() => {
        if (!isPost) lastRead = state;
        else if (arrives(now)) {
          seen.arrived += 1;
          seen.readBefore = lastRead;
          state = { ...state, ...values };
        }
      });
      return { kind: "wait", until, fault: now };
    };
    return seen;
  }

  const read = async (from: Pick<WrittenApp, "call">, headers = {}) => {
    const reply = await from.call(instanceEndpoints.get, { params: first, headers });
    return members(instanceSchema.parse(reply).custom_attributes, names);
  };

  it(
    "are refused where they would undo one that was there to be read, and arrive once",
    async () => {
      const outcomes = new Set<string>();
      const numRuns = (app.database.dialect === "sqlite" ? 1000 : 100) * soak;
      await fc.assert(
        fc.asyncProperty(interleaving, async (steps) => {
          const { ours, before, fault } = steps;
          const expected = members(await read(app), ours);
          app.vendor.proxy.fault = () => undefined;
          await editAtVendor(before);
          const values = valuesOf(ours);
          const isStale = !sameMembers(expected, members(state, ours));
          const seen = watch(values, steps);
          const { status, body } = await app.request(
            "PUT",
            `/api/console/objects/Order/instances/${testOrders.first.id}`,
            {
              body: { custom_attributes: values, expected },
            },
          );
          app.vendor.proxy.fault = () => undefined;
          expect(seen.arrived).toBeLessThanOrEqual(1);
          if (isStale) expect([status, seen.sends]).toEqual([409, 0]);
          if (seen.arrived > 0) expect(members(seen.readBefore, ours)).toEqual(expected);
          if (status === 200 && !fault) {
            expect(seen.arrived).toBe(1);
            const { deviations = [] } = body as { deviations?: { field: string }[] };
            const lost = ours.filter((name) => (state[name] ?? null) !== values[name]);
            expect(deviations.map(({ field }) => field)).toEqual(
              lost.map((name) => `custom_attributes.${name}`),
            );
          }
          if (!isStale && !fault) expect(status).toBe(200);
          expect([200, 409]).toContain(status);
          const upstream = await read(app.vendor.upstream);
          expect(upstream).toEqual(members(state, names));
          expect(await read(app, { "cache-control": "no-cache" })).toEqual(upstream);
          expect(await app.copy.outbox.list()).toEqual([]);
          outcomes.add(`${status}${fault ? " after a fault" : ""}`);
        }),
        { numRuns },
      );
      const rare = numRuns < 1000 ? [] : ["200 after a fault", "409 after a fault"];
      expect([...outcomes]).toEqual(expect.arrayContaining(["200", "409", ...rare]));
    },
    600_000 * soak,
  );
});

function sameMembers(one: JsonObject, other: JsonObject): boolean {
  return Object.keys(one).every((name) => one[name] === other[name]);
}
