import fc from "fast-check";
import { expect, test } from "vitest";
import type {
  GraphEdge,
  GraphNode,
  NeighbourGroup,
  RecordKey,
} from "../../../../contract/neighbourhood.ts";
import { placeRecords } from "./place-records.ts";
import { mergeReplies, type GraphReply } from "./record-graph.ts";
import { treeRows } from "./tree-rows.ts";
import { canShowMore, isBeyondPicture, remaining, showGraph, type Shown } from "./visible-graph.ts";

const order = (id: number): RecordKey => `instance:${id}`;
const buyer: RecordKey = "contact:buyer";
const shown: Shown = { focus: buyer, collapsed: [], dismissed: [], hidden: [] };

function node(key: RecordKey): GraphNode {
  const [kind = "", id = ""] = key.split(":");
  return {
    key,
    kind: kind as GraphNode["kind"],
    id,
    object_type_id: kind === "instance" ? `Type${Number(id) % 3}` : null,
    missing: false,
    title: key,
    subtitle: "",
    attributes: {},
    created_at: Number(id) * 86_400 || 0,
    updated_at: 0,
  };
}

/** The first `count` of `total` orders of the buyer. */
function orders(count: number, total: number): GraphReply {
  const keys = Array.from({ length: count }, (_, index) => order(index + 1));
  const group: NeighbourGroup = {
    record: buyer,
    attribute_id: "order",
    direction: "out",
    total,
    is_exact: true,
    shown: count,
  };
  const edges = keys.map((to): GraphEdge => ({ from: buyer, to, attribute_id: "order" }));
  return { nodes: [buyer, ...keys].map(node), edges, groups: [group] };
}

test("what is not on the screen is counted, also once more was read or something was dismissed", () => {
  const first = showGraph(mergeReplies([orders(25, 400)]), shown).records.get(buyer)?.groups[0];
  expect(first && remaining(first)).toBe(375);
  const graph = mergeReplies([orders(25, 400), orders(50, 400)]);
  const more = showGraph(graph, { ...shown, dismissed: [order(1)] }).records.get(buyer)?.groups[0];
  expect(more).toMatchObject({ shown: 49 });
  expect(more && remaining(more)).toBe(351);
});

test("a reference that stands twice in a set does not count as one that is not shown", () => {
  const reply = orders(3, 4);
  const [group] = reply.groups ?? [];
  const twice = { ...reply, groups: group ? [{ ...group, shown: 4 }] : [] };
  const own = showGraph(mergeReplies([twice]), shown).records.get(buyer)?.groups[0];
  expect(own && remaining(own)).toBe(0);
});

test("collapsing a record takes away what only it leads to", () => {
  const graph = mergeReplies([orders(3, 3)]);
  const visible = showGraph(graph, { ...shown, collapsed: [buyer] });
  expect([...visible.records.keys()]).toEqual([buyer]);
});

const anyReplies = fc.array(
  fc
    .array(fc.tuple(fc.nat(12), fc.nat(12), fc.constantFrom("a", "b")), { maxLength: 14 })
    .map((triples): GraphReply => {
      const edges = triples.map(([from, to, attribute_id]): GraphEdge => ({
        from: from === 0 ? buyer : order(from),
        to: order(to + 1),
        attribute_id,
      }));
      const keys = [...new Set([buyer, ...edges.flatMap(({ from, to }) => [from, to])])];
      const heads = [...new Set(edges.map(({ from, attribute_id }) => `${attribute_id} ${from}`))];
      const groups = heads.map((head): NeighbourGroup => {
        const [attribute_id = "", record = ""] = head.split(" ");
        const own = new Set(
          edges
            .filter((edge) => edge.from === record && edge.attribute_id === attribute_id)
            .map(({ to }) => to),
        ).size;
        return {
          record: record as RecordKey,
          attribute_id,
          direction: "out",
          total: own,
          is_exact: true,
          shown: own,
        };
      });
      return { nodes: keys.map(node), edges, groups };
    }),
  { minLength: 1, maxLength: 4 },
);

test("the table lists each record of the picture once, and each of its edges at least once", () => {
  fc.assert(
    fc.property(anyReplies, (replies) => {
      const visible = showGraph(mergeReplies(replies), shown);
      const rows = treeRows(visible);
      const own = rows.flatMap((row) => (row.kind === "record" ? [row.record] : []));
      expect(own.toSorted()).toEqual([...visible.records.keys()].toSorted());
      const told = new Set(
        rows.flatMap((row) =>
          row.kind !== "more" && row.edge ? [JSON.stringify(edgeOf(row.edge))] : [],
        ),
      );
      for (const edge of visible.edges) expect(told).toContain(JSON.stringify(edgeOf(edge)));
    }),
  );
});

function edgeOf({ from, to, attribute_id }: GraphEdge) {
  return [from, to, attribute_id];
}

test("no card covers another, and none moves when others come", () => {
  fc.assert(
    fc.property(anyReplies, (replies) => {
      const sides = new Map([
        ["contacts", "left"],
        ["type Type0", "right"],
        ["type Type1", "left"],
        ["type Type2", "right"],
      ] as const);
      const first = mergeReplies(replies.slice(0, 1));
      const place = (count: number) =>
        placeRecords({
          graph: mergeReplies(replies.slice(0, count)),
          first,
          focus: buyer,
          sides,
          before: undefined,
        }).places;
      const all = place(replies.length);
      const spots = [...all.values()].map(({ x, y }) => `${x} ${y}`);
      expect(new Set(spots).size).toBe(spots.length);
      for (const [key, spot] of place(1)) expect(all.get(key)).toEqual(spot);
    }),
  );
});

test("of 5,000 neighbours a picture shows 500, and then says that the rest is in a list", () => {
  const groupAt = (count: number, dismissed: RecordKey[] = []) => {
    const graph = mergeReplies([orders(count, 5000)]);
    const [group] = showGraph(graph, { ...shown, dismissed }).records.get(buyer)?.groups ?? [];
    if (!group) throw new Error("the buyer has no orders");
    return group;
  };
  expect([25, 475, 500].map((count) => canShowMore(groupAt(count)))).toEqual([true, true, false]);
  expect(remaining(groupAt(500))).toBe(4500);
  expect(isBeyondPicture(groupAt(25))).toBe(true);
  expect(canShowMore(groupAt(500, [order(1)]))).toBe(true);
});
