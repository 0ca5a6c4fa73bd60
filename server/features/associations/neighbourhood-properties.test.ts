import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  longestPath,
  neighbourhoodEndpoints,
  type GraphEdge,
  type RecordKey,
} from "../../../contract/neighbourhood.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { plainDistances, plainEdges, plainGroups } from "../../testing/brute-force-graph.ts";
import { insertRandomGraph, randomGraph, type RandomGraph } from "../../testing/random-graph.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { insertAttribute } from "../../testing/test-workspace.ts";
import { allRelationshipAttributes, loadSchema } from "../../workspace/schema.ts";
import { recordOf } from "./record-key.ts";

const runs = { numRuns: 60 };
const reference = {
  data_type: "relationship",
  reference_type: "many",
  reference_object_type_id: "Order",
} as const;

describeOnEachDatabase("on any graph", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
    const { db } = test.database;
    const insert = (attribute: Parameters<typeof insertAttribute>[2]) =>
      insertAttribute(db, test.database, attribute);
    await insert({ owner_kind: "conversation", name: "orders", ...reference });
    await insert({ owner_kind: "contact", name: "retired", archived: 1, ...reference });
    const owner = { owner_kind: "instance", object_type_id: "Ticket" } as const;
    await insert({ ...owner, name: "orders", ...reference });
    await db.updateTable("workspaces").set({ schema_version: 2 }).execute();
  });
  afterEach(() => test.close());

  const insert = async (graph: RandomGraph): Promise<GraphEdge[]> => {
    await insertRandomGraph(test.database, graph);
    return plainEdges(graph, allRelationshipAttributes(await loadSchema(test.database)));
  };
  const shownRecords = (graph: RandomGraph): RecordKey[] => [
    ...graph.contacts
      .filter(({ merged_into }) => merged_into === null)
      .map(({ id }): RecordKey => `contact:${id}`),
    ...graph.conversations.map((id): RecordKey => `conversation:${id}`),
    ...graph.instances
      .filter(({ object_type_id }) => object_type_id !== "Ticket")
      .map(({ id }): RecordKey => `instance:${id}`),
  ];
  const sorted = (items: object[]) => items.map((item) => JSON.stringify(item)).toSorted();

  it("a neighbourhood holds the records within reach, the edges between them and true totals", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, fc.integer({ min: 1, max: 3 }), async (graph, depth) => {
        const edges = await insert(graph);
        for (const focus of shownRecords(graph)) {
          const { kind, id } = recordOf(focus);
          const seen = await test.call(neighbourhoodEndpoints.get, {
            params: { kind, id },
            query: { depth },
          });
          const distances = plainDistances(edges, focus);
          const within = (key: RecordKey, hops: number) => (distances.get(key) ?? 9) <= hops;
          const drawn = edges.filter(
            ({ from, to }) => within(from, depth - 1) || within(to, depth - 1),
          );
          expect(sorted(seen.edges)).toEqual(sorted(drawn));
          const keys = seen.nodes.map(({ key }) => key);
          expect(keys.toSorted()).toEqual(
            [...distances.keys()].filter((key) => within(key, depth)).toSorted(),
          );
          const hops = keys.map((key) => distances.get(key) ?? 9);
          expect(hops).toEqual(hops.toSorted((one, other) => one - other));
          expect(seen.nodes.filter(({ missing }) => missing).map(({ key }) => key)).toEqual(
            keys.filter((key) => !shownRecords(graph).includes(key)),
          );
          const groups = [...distances.keys()]
            .filter((key) => within(key, depth - 1))
            .flatMap((key) => plainGroups(edges, key))
            .map(({ record, attribute_id, direction, neighbours: { length } }) => ({
              record,
              attribute_id,
              direction,
              total: length,
              is_exact: true,
              shown: length,
            }));
          expect(sorted(seen.groups)).toEqual(sorted(groups));
          expect(seen.is_cut).toBe(false);
        }
      }),
      runs,
    );
  });

  it("a group that is larger than asked for shows its beginning and its true total", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, fc.integer({ min: 1, max: 4 }), async (graph, limit) => {
        const edges = await insert(graph);
        for (const record of shownRecords(graph)) {
          const { kind, id } = recordOf(record);
          const { groups: atOnce } = await test.call(neighbourhoodEndpoints.get, {
            params: { kind, id },
            query: { limit },
          });
          const plain = plainGroups(edges, record);
          expect(atOnce).toHaveLength(plain.length);
          for (const group of plain) {
            const { direction, attribute_id, neighbours } = group;
            const seen = await test.call(neighbourhoodEndpoints.group, {
              params: { kind, id, direction },
              query: { limit, ...(attribute_id === null ? {} : { attribute_id }) },
            });
            const total = neighbours.length;
            const same = atOnce.find(
              (one) => one.direction === direction && one.attribute_id === attribute_id,
            );
            expect(same).toMatchObject({ total, is_exact: true });
            expect(seen.groups).toMatchObject([
              { record, direction, attribute_id, total, is_exact: true },
            ]);
            const others = seen.nodes.map(({ key }) => key).filter((key) => key !== record);
            const beginning = neighbours.filter((key) => key !== record).slice(0, others.length);
            expect(others).toEqual(beginning);
            expect(seen.groups[0]?.shown).toBeLessThanOrEqual(limit);
            expect(seen.edges).toHaveLength(seen.groups[0]?.shown ?? 0);
            const hiddenOrRepeated = graph.references.length + graph.participants.length - total;
            if (hiddenOrRepeated <= limit)
              expect(seen.groups[0]?.shown).toBe(Math.min(limit, total));
          }
        }
      }),
      runs,
    );
  });

  it("a path is as short as can be, and is found wherever there is one of six hops", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, async (graph) => {
        const edges = await insert(graph);
        const records = shownRecords(graph);
        for (const from of records) {
          const distances = plainDistances(edges, from);
          for (const to of records) {
            const path = await test.call(neighbourhoodEndpoints.path, { query: { from, to } });
            const distance = distances.get(to) ?? longestPath + 1;
            const hops = distance > longestPath ? -1 : distance;
            expect(path).toMatchObject({ is_complete: true });
            expect(path.nodes).toHaveLength(hops + 1);
            expect(path.edges).toHaveLength(Math.max(hops, 0));
            if (hops < 0) continue;
            expect(path.nodes[0]?.key).toBe(from);
            expect(path.nodes.at(-1)?.key).toBe(to);
            for (const [place, edge] of path.edges.entries()) {
              expect(edges).toContainEqual(edge);
              const ends = path.nodes.slice(place, place + 2).map(({ key }) => key);
              expect(ends.toSorted()).toEqual([edge.from, edge.to].toSorted());
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
