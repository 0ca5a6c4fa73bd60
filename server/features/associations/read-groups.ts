import type { Attribute } from "../../../contract/attributes.ts";
import type { RecordKey } from "../../../contract/neighbourhood.ts";
import type { Queries } from "../../database/database.ts";
import * as edges from "./edge-rows.ts";
import { findRelationship, type Graph, type Group } from "./graph.ts";
import { recordKey, recordOf } from "./record-key.ts";

/** A group with the far ends of its first edges in the order of an index, hidden ones and repetitions included. */
export interface ReadGroup extends Group {
  ends: RecordKey[];
  /** Whether these are all. */
  isWhole: boolean;
}

/** What was read; `isCut` where the graph had no rows left for all of it, and groups are missing. */
export interface ReadGroups {
  groups: ReadGroup[];
  isCut: boolean;
}

/**
 * The groups of records, `each` edges of a group at most. Most records have few edges: those are read at a glance,
 * whatever their attribute, and only records with more are read again attribute by attribute.
 */
export async function readGroupsOf(
  graph: Graph,
  records: RecordKey[],
  each: number,
): Promise<ReadGroups> {
  const owners = records.filter((key) => graph.nodes.get(key)?.kind !== "missing");
  const held = await readWithin(graph, edges.readHeld, owners, ownerSeed, each);
  const instances = records.filter((key) => recordOf(key).kind === "instance");
  const holding = await readWithin(graph, edges.readHolding, instances, idSeed, each);
  const groups: ReadGroup[] = [];
  const crowded: Group[] = records
    .filter((key) => recordOf(key).kind !== "instance")
    .map(participation);
  for (const [record, rows] of held.rowsOf) {
    if (rows.length < each) groups.push(...groupsAmong(graph, record, "out", rows));
    else crowded.push(...groupsOf(record, attributesHeldBy(graph, record), "out"));
  }
  for (const [record, rows] of holding.rowsOf) {
    if (rows.length < each) groups.push(...groupsAmong(graph, record, "in", rows));
    else crowded.push(...groupsOf(record, graph.relationships, "in"));
  }
  const through = await readGroups(graph, crowded, each);
  return {
    groups: [...groups, ...through.groups],
    isCut: held.isCut || holding.isCut || through.isCut,
  };
}

/** The first `each` edges of each group. */
export async function readGroups(graph: Graph, groups: Group[], each: number): Promise<ReadGroups> {
  const read: ReadGroups = { groups: [], isCut: false };
  for (const { direction, isReference, rows } of readers) {
    const asked = groups.filter(
      (group) => group.direction === direction && (group.attribute !== null) === isReference,
    );
    const found = await readWithin(graph, rows, asked, groupSeed, each);
    for (const [group, rows] of found.rowsOf) {
      const ends = rows.map(({ other }) => endOf(group, other));
      read.groups.push({ ...group, ends, isWhole: rows.length < each });
    }
    read.isCut ||= found.isCut;
  }
  return read;
}

const readers = [
  { direction: "out", isReference: true, rows: edges.readHeldThrough },
  { direction: "out", isReference: false, rows: edges.readParticipants },
  { direction: "in", isReference: true, rows: edges.readHoldingThrough },
  { direction: "in", isReference: false, rows: edges.readConversationsOf },
] as const;

/** Read rows for each of `asked`, in its order, as far as the graph has rows left; those it has none left for are not in the answer. */
async function readWithin<Asked, Row extends edges.EndRow>(
  graph: Graph,
  read: (db: Queries, reading: edges.Reading) => Promise<Row[]>,
  asked: Asked[],
  seedOf: (asked: Asked) => string[],
  each: number,
): Promise<{ rowsOf: Map<Asked, Row[]>; isCut: boolean }> {
  if (asked.length === 0) return { rowsOf: new Map(), isCut: false };
  const seeds = JSON.stringify(asked.map(seedOf));
  const rows = await read(graph.db, { seeds, each, most: graph.rowsLeft + 1 });
  const isCut = rows.length > graph.rowsLeft;
  graph.rowsLeft = isCut ? 0 : graph.rowsLeft - rows.length;
  const answered = isCut ? (rows.at(-1)?.seed ?? 0) : asked.length;
  const byPlace = Map.groupBy(rows, ({ seed }) => seed);
  const rowsOf = asked
    .slice(0, answered)
    .map((one, place): [Asked, Row[]] => [one, byPlace.get(place) ?? []]);
  return { rowsOf: new Map(rowsOf), isCut };
}

function groupsAmong(
  graph: Graph,
  record: RecordKey,
  direction: Group["direction"],
  rows: edges.ReferenceRow[],
): ReadGroup[] {
  const byAttribute = Map.groupBy(rows, (row) => findRelationship(graph, row));
  return [...byAttribute].flatMap(([attribute, rows]): ReadGroup[] => {
    if (attribute === undefined) return [];
    const group = { record, attribute, direction };
    return [{ ...group, ends: rows.map(({ other }) => endOf(group, other)), isWhole: true }];
  });
}

function groupsOf(
  record: RecordKey,
  attributes: Attribute[],
  direction: Group["direction"],
): Group[] {
  return attributes.map((attribute) => ({ record, attribute, direction }));
}

/** The contacts of a conversation, or the conversations of a contact. */
function participation(record: RecordKey): Group {
  const direction = recordOf(record).kind === "conversation" ? "out" : "in";
  return { record, attribute: null, direction };
}

function endOf({ attribute, direction }: Group, id: string): RecordKey {
  if (attribute === null) return recordKey(direction === "out" ? "contact" : "conversation", id);
  return recordKey(direction === "out" ? "instance" : attribute.owner_kind, id);
}

function attributesHeldBy(graph: Graph, record: RecordKey): Attribute[] {
  const { kind } = recordOf(record);
  const node = graph.nodes.get(record);
  const typeId = node?.kind === "instance" ? node.row.object_type_id : null;
  return graph.relationships.filter(
    ({ owner_kind, object_type_id }) => owner_kind === kind && object_type_id === typeId,
  );
}

function ownerSeed(record: RecordKey): string[] {
  const { kind, id } = recordOf(record);
  return [kind, id];
}

function idSeed(record: RecordKey): string[] {
  return [recordOf(record).id];
}

/** Names a group to the queries of edge-rows.ts and count-neighbours.ts. */
export function groupSeed({ record, attribute }: Pick<Group, "record" | "attribute">): string[] {
  const { id } = recordOf(record);
  if (attribute === null) return [id];
  return [attribute.owner_kind, attribute.object_type_id ?? "", attribute.name, id];
}
