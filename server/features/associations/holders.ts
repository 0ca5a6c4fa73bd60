import { sql } from "kysely";
import {
  associationGroupSize,
  type AssociatedRecord,
  type Holders,
} from "../../../contract/associations.ts";
import { ownerKinds, type OwnerKind } from "../../../contract/attributes.ts";
import type { RecordKey } from "../../../contract/neighbourhood.ts";
import { preparedQuery } from "../../database/prepared-query.ts";
import { rowsForEach, seed } from "../../database/rows-for-each.ts";
import { embeddedWorkspaceId as workspace } from "../../database/tables.ts";
import { countHolding } from "./count-neighbours.ts";
import { groupColumns, referencesThrough, type EndRow, type Reading } from "./edge-rows.ts";
import { graphNode } from "./graph-node.ts";
import type { Graph, Group } from "./graph.ts";
import { loadNodeRows } from "./node-rows.ts";
import type { Owner } from "./owner.ts";
import { groupSeed } from "./read-groups.ts";
import { recordKey } from "./record-key.ts";

/** One more than twice what is shown, so that a holder who names the instance twice takes no one's place. */
const rowsOfGroup = 2 * associationGroupSize + 1;

/** Who refers to an instance, by attribute: the newest of each group, and how many there are. Nobody refers to others. */
export async function readHolders(graph: Graph, owner: Owner): Promise<Holders[]> {
  const typeId = owner.objectTypeId;
  if (typeId === null) return [];
  const record = recordKey(owner.kind, owner.id);
  const holders: Holders[] = [];
  for (const kind of ownerKinds) {
    const groups = graph.relationships
      .filter(
        ({ owner_kind, reference }) => owner_kind === kind && reference?.object_type_id === typeId,
      )
      .map((attribute) => ({ record, attribute, direction: "in" as const }));
    if (groups.length > 0) holders.push(...(await readHoldersOfKind(graph, kind, groups)));
  }
  return holders;
}

async function readHoldersOfKind(
  graph: Graph,
  kind: OwnerKind,
  groups: (Group & Pick<Holders, "attribute">)[],
): Promise<Holders[]> {
  const most = groups.length * rowsOfGroup;
  const seeds = JSON.stringify(groups.map(groupSeed));
  const rows = await readNewest[kind](graph.db, { seeds, each: rowsOfGroup, most });
  const newest = groups.map((_group, place) => rows.filter(({ seed }) => seed === place));
  await loadNodeRows(
    graph.db,
    graph.schema,
    graph.nodes,
    rows.map(({ other }) => recordKey(kind, other)),
  );
  const totals = await countLarge(graph, groups, newest);
  return groups.map(({ attribute }, place) => {
    const keys = new Set(newest[place]?.map(({ other }) => recordKey(kind, other)));
    return {
      attribute,
      total: totals.get(place) ?? keys.size,
      records: [...keys].slice(0, associationGroupSize).flatMap((key) => recordAt(graph, key)),
    };
  });
}

/** The totals of those groups that hold more than was read, by their places. */
async function countLarge(
  { db }: Graph,
  groups: Group[],
  newest: EndRow[][],
): Promise<Map<number, number>> {
  const places = [...groups.keys()].filter((place) => newest[place]?.length === rowsOfGroup);
  if (places.length === 0) return new Map();
  const large = places.flatMap((place) => groups[place] ?? []);
  const counted = await countHolding(db, {
    seeds: JSON.stringify(large.map(groupSeed)),
    each: Number.MAX_SAFE_INTEGER,
    most: large.length,
  });
  return new Map(counted.map(({ seed, shown }) => [places[seed] ?? 0, shown]));
}

function recordAt({ schema, nodes }: Graph, key: RecordKey): AssociatedRecord[] {
  const row = nodes.get(key);
  if (row === undefined) return [];
  const { kind, id, object_type_id, title, subtitle, updated_at } = graphNode(schema, row);
  return [{ kind, id, object_type_id, title, subtitle, updated_at }];
}

const readNewest = {
  contact: newestOf("contacts", sql`where owner.merged_into is null`),
  conversation: newestOf("conversations"),
  instance: newestOf("instances"),
};

/** Who refers to instances through one attribute each, the newest first. Seeds as for `readHoldingThrough`. */
function newestOf(table: "contacts" | "conversations" | "instances", condition = sql``) {
  return preparedQuery((db, { seeds, each, most }: Reading, dialect) => {
    const references = referencesThrough(db)
      .select("owner_id as id")
      .where("instance_id", "=", seed("id"));
    const newest = sql`select owner.id as other from (${references}) as reference
      join ${sql.table(table)} as owner on owner.workspace_id = ${workspace} and owner.id = reference.id
      ${condition} order by owner.created_at desc, owner.seq desc limit ${each}`;
    return db
      .selectFrom(rowsForEach<EndRow>(dialect, seeds, groupColumns, newest, ["other"], most))
      .selectAll();
  });
}
