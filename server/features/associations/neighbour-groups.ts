import { countedNeighbours, type RecordKey } from "../../../contract/neighbourhood.ts";
import * as counts from "./count-neighbours.ts";
import { isShownEnd, type Graph, type Group } from "./graph.ts";
import { loadNodeRows } from "./node-rows.ts";
import { groupSeed, readGroups, readGroupsOf, type ReadGroup } from "./read-groups.ts";

/** A group with its first neighbours and how many it has. */
export interface CountedGroup extends Group {
  neighbours: RecordKey[];
  total: number;
  isExact: boolean;
}

interface Reach {
  /** The most neighbours of one group. */
  limit: number;
  /** The most rows that are counted for all groups; where many are large, each is counted less far. */
  mostCounted: number;
}

/** The groups of records in the order of the records, empty ones left out. */
export async function findNeighbours(
  graph: Graph,
  records: RecordKey[],
  reach: Reach,
): Promise<{ groups: CountedGroup[]; isCut: boolean }> {
  const read = await readGroupsOf(graph, records, rowsFor(reach));
  const groups = await countGroups(graph, read.groups, reach);
  const places = new Map(records.map((record, place) => [record, place]));
  const placeOf = ({ record }: Group) => places.get(record) ?? 0;
  return {
    groups: groups
      .filter(({ total }) => total > 0)
      .sort((one, other) => placeOf(one) - placeOf(other) || compareGroups(graph, one, other)),
    isCut: read.isCut,
  };
}

export async function findNeighboursThrough(
  graph: Graph,
  group: Group,
  reach: Reach,
): Promise<CountedGroup[]> {
  const { groups } = await readGroups(graph, [group], rowsFor(reach));
  return countGroups(graph, groups, reach);
}

/** Up to half of them may be hidden or repeated before fewer than `limit` are left of a group that has more. */
function rowsFor({ limit }: Reach): number {
  return 2 * limit + 1;
}

async function countGroups(
  graph: Graph,
  read: ReadGroup[],
  { limit, mostCounted }: Reach,
): Promise<CountedGroup[]> {
  await loadNodeRows(
    graph.db,
    graph.schema,
    graph.nodes,
    read.flatMap(({ ends }) => ends),
  );
  const groups = read.map(({ ends, isWhole, ...group }) => {
    const shown = [...new Set(ends)].filter((end) =>
      isShownEnd(group.direction, graph.nodes.get(end)),
    );
    return {
      ...group,
      neighbours: shown.slice(0, limit),
      total: shown.length,
      isExact: isWhole,
    };
  });
  await countLarge(
    graph,
    groups.filter(({ isExact }) => !isExact),
    mostCounted,
  );
  return groups;
}

/** Set the totals of groups that have more than was read. */
async function countLarge(graph: Graph, large: CountedGroup[], mostCounted: number): Promise<void> {
  const each = Math.min(countedNeighbours, Math.floor(mostCounted / large.length));
  for (const { direction, isReference, count } of countersFor(graph)) {
    const groups = large.filter(
      (group) => group.direction === direction && (group.attribute !== null) === isReference,
    );
    if (groups.length === 0) continue;
    const seeds = JSON.stringify(groups.map(groupSeed));
    const rows = await count(graph.db, { seeds, each: each + 1, most: groups.length });
    for (const { seed, looked_at, shown } of rows) {
      const group = groups[seed];
      if (group === undefined) continue;
      group.isExact = looked_at <= each;
      group.total = Math.max(group.total, Math.min(shown, each));
    }
  }
}

function countersFor({ schema }: Graph) {
  const hasArchivedTypes = [...schema.objectTypes.values()].some(({ archived }) => archived);
  const countHeld = hasArchivedTypes ? counts.countHeldOfLiveTypes : counts.countHeld;
  return [
    { direction: "out", isReference: true, count: countHeld },
    { direction: "out", isReference: false, count: counts.countParticipants },
    { direction: "in", isReference: true, count: counts.countHolding },
    { direction: "in", isReference: false, count: counts.countConversationsOf },
  ] as const;
}

/** What a record refers to first, in the order of the attributes; who takes part in a conversation last. */
function compareGroups(graph: Graph, one: Group, other: Group): number {
  const { relationships } = graph;
  const placeOf = ({ attribute, direction }: Group) =>
    (attribute === null ? relationships.length : relationships.indexOf(attribute)) +
    (direction === "out" ? 0 : relationships.length + 1);
  return placeOf(one) - placeOf(other);
}
