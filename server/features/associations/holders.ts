import { sql } from "kysely";
import {
  associationGroupSize,
  countedHolders,
  type AssociatedRecord,
  type Holders,
} from "../../../contract/associations.ts";
import { ownerKinds, type Attribute, type OwnerKind } from "../../../contract/attributes.ts";
import type { RecordKey } from "../../../contract/neighbourhood.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { notFound } from "../../http/api-error.ts";
import { invalidKeysetCursor } from "../../workspace/cursor-pages.ts";
import {
  readPage,
  type PageQuery,
  type PageRequest,
  type SortOrder,
} from "../../workspace/keyset.ts";
import { countHolding } from "./count-neighbours.ts";
import { graphNode } from "./graph-node.ts";
import type { Graph } from "./graph.ts";
import { loadNodeRows } from "./node-rows.ts";
import type { Owner } from "./owner.ts";
import { groupSeed } from "./read-groups.ts";
import { recordKey } from "./record-key.ts";

/** Who refers to an instance, by attribute: the newest of each group, and how many there are. Nobody refers to others. */
export async function readHolders(graph: Graph, owner: Owner): Promise<Holders[]> {
  const holders: Holders[] = [];
  for (const attribute of attributesTo(graph, owner)) {
    const page = await readHoldersThrough(graph, owner, attribute, {
      per_page: associationGroupSize,
    });
    holders.push(page);
  }
  return holders;
}

/** A page of those who refer to an instance through one attribute; throws 404 where it can't refer to it. */
export function listHolders(
  graph: Graph,
  owner: Owner,
  attributeId: string,
  request: PageRequest,
): Promise<Holders> {
  const attribute = attributesTo(graph, owner).find(({ id }) => id === attributeId);
  if (!attribute) throw notFound("There is no such attribute that can refer to the instance");
  return readHoldersThrough(graph, owner, attribute, request);
}

/** In the order of kinds. */
function attributesTo({ relationships }: Graph, { objectTypeId }: Owner): Attribute[] {
  if (objectTypeId === null) return [];
  return ownerKinds.flatMap((kind) =>
    relationships.filter(
      ({ owner_kind, reference }) =>
        owner_kind === kind && reference?.object_type_id === objectTypeId,
    ),
  );
}

const newestFirst: SortOrder = {
  name: "newest holder",
  value: sql.ref("owner.created_at"),
  text: sql<string>`cast(owner.created_at as text)`,
  ofText: (text) => sql`cast(${text} as bigint)`,
  pattern: /^-?\d{1,15}$/,
  seq: sql<number>`owner.seq`,
  descending: true,
  always: true,
};

async function readHoldersThrough(
  graph: Graph,
  owner: Owner,
  attribute: Attribute,
  request: PageRequest,
): Promise<Holders> {
  const { owner_kind: kind } = attribute;
  const { rows, page, isWhole } = await readPage(
    newestFirst,
    request,
    invalidKeysetCursor,
    (query) => readRows(graph, owner.id, attribute, query),
  );
  const keys = rows.map(({ id }) => recordKey(kind, id));
  await loadNodeRows(graph.db, graph.schema, graph.nodes, keys);
  const counted = isWhole
    ? { total: rows.length, is_exact: true }
    : await countHolders(graph, owner, attribute);
  return { attribute, ...counted, records: keys.flatMap((key) => recordAt(graph, key)), page };
}

interface HolderRow {
  id: string;
  seq: number;
  sort_text: string;
}

const tables = {
  contact: "contacts",
  conversation: "conversations",
  instance: "instances",
} as const satisfies Record<OwnerKind, string>;

/** However many there are, so many references are read and no more. */
async function readRows(
  { db }: Graph,
  instanceId: string,
  { owner_kind: kind, object_type_id, name }: Attribute,
  { where, orderBy, limit }: PageQuery,
): Promise<HolderRow[]> {
  const references = db
    .selectFrom("instance_references")
    .select("owner_id as id")
    .distinct()
    .where("workspace_id", "=", workspace)
    .where("instance_id", "=", instanceId)
    .where("owner_kind", "=", kind)
    .where("owner_type", "=", object_type_id ?? "")
    .where("attribute", "=", name)
    .orderBy("owner_id")
    .limit(countedHolders);
  const unmerged = kind === "contact" ? sql`and owner.merged_into is null` : sql``;
  const { rows } = await sql<HolderRow>`
    select owner.id, owner.seq, cast(owner.created_at as text) as sort_text
    from (${references}) as reference
    join ${sql.table(tables[kind])} as owner
      on owner.workspace_id = ${workspace} and owner.id = reference.id ${unmerged}
    where ${where} order by ${orderBy} limit ${limit}`.execute(db);
  return rows;
}

async function countHolders({ db }: Graph, { kind, id }: Owner, attribute: Attribute) {
  const seeds = JSON.stringify([groupSeed({ record: recordKey(kind, id), attribute })]);
  const [counted] = await countHolding(db, { seeds, each: countedHolders + 1, most: 1 });
  const { looked_at = 0, shown = 0 } = counted ?? {};
  return { total: Math.min(shown, countedHolders), is_exact: looked_at <= countedHolders };
}

function recordAt({ schema, nodes }: Graph, key: RecordKey): AssociatedRecord[] {
  const row = nodes.get(key);
  if (row === undefined) return [];
  const { kind, id, object_type_id, title, subtitle, updated_at } = graphNode(schema, row);
  return [{ kind, id, object_type_id, title, subtitle, updated_at }];
}
