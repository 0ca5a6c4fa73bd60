import type { OwnerKind } from "../../../contract/attributes.ts";
import type { SavedReference } from "../../../contract/before-image.ts";
import type { Queries } from "../../database/database.ts";
import { dialectOf } from "../../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { attributesOf, type Schema } from "../../workspace/schema.ts";
import type { Sorted } from "./restorable-instances.ts";

type Row = Omit<SavedReference, "dangling">;

const tables = {
  contact: "contacts",
  conversation: "conversations",
  instance: "instances",
} as const satisfies Record<OwnerKind, string>;

const idsPerQuery = 500;

/**
 * Which references can come back: both ends are there, and the attribute has room. Each takes its old position; where
 * that is taken it stands last.
 */
export async function restorableReferences(
  db: Queries,
  schema: Schema,
  references: (SavedReference & { index: number })[],
): Promise<Sorted<Row>> {
  const owners = await readOwners(db, references);
  const targets = await readInstanceIds(db, references);
  const held = await readHeld(db, references);
  const sorted: Sorted<Row> = { restorable: [], conflicts: [] };
  for (const { index, dangling = false, ...reference } of references) {
    const set = held.get(setOf(reference)) ?? new Map<number, string>();
    held.set(setOf(reference), set);
    const hasOwner = owners.has(ownerOf(reference));
    const hasTarget = dangling || targets.has(reference.instance_id);
    const reason = obstacleOf(reference, schema, { hasOwner, hasTarget, set });
    if (reason === undefined) {
      const position = set.has(reference.position) ? behindAll(set) : reference.position;
      set.set(position, reference.instance_id);
      sorted.restorable.push({ ...reference, position });
    } else {
      const { owner_kind, owner_type, owner_id, attribute, instance_id } = reference;
      sorted.conflicts.push({
        field: `references.${index}`,
        record: `${owner_type || owner_kind} ${owner_id}, ${attribute} → ${instance_id}`,
        message: reason,
      });
    }
  }
  return sorted;
}

/** Names the whole set of one attribute of one owner. */
function setOf(reference: Pick<Row, "owner_kind" | "owner_id" | "attribute">): string {
  return JSON.stringify([reference.owner_kind, reference.owner_id, reference.attribute]);
}

function ownerOf({ owner_kind, owner_type, owner_id }: Row): string {
  return JSON.stringify([owner_kind, owner_type, owner_id]);
}

function behindAll(set: ReadonlyMap<number, string>): number {
  let last = -1;
  for (const position of set.keys()) last = Math.max(last, position);
  return last + 1;
}

function obstacleOf(
  { owner_kind, owner_type, owner_id, attribute: name, position, instance_id }: Row,
  schema: Schema,
  found: { hasOwner: boolean; hasTarget: boolean; set: ReadonlyMap<number, string> },
): string | undefined {
  if (!found.hasOwner)
    return `there is no ${owner_type || owner_kind} with the id ${owner_id} any more`;
  const attribute = attributesOf(schema, owner_kind, owner_type || null).find(
    (candidate) => candidate.name === name && candidate.reference !== null,
  );
  if (!attribute) return `there is no reference attribute ${name} any more`;
  if (!found.hasTarget) return `there is no instance with the id ${instance_id} any more`;
  const other = found.set.get(position);
  if (attribute.reference?.type === "one" && other !== undefined)
    return `it holds one reference, which names the instance ${other} by now`;
  return undefined;
}

/** Those there are, by `ownerOf`; no one else changes them or their references until the transaction ends. */
async function readOwners(db: Queries, references: SavedReference[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [kind, group] of Map.groupBy(references, ({ owner_kind }) => owner_kind)) {
    // In one order, so that two who restore wait for each other instead of standing in each other's way.
    const ids = [...new Set(group.map(({ owner_id }) => owner_id))].toSorted();
    for (const chunk of chunksOf(ids)) {
      const rows = await db
        .selectFrom(tables[kind])
        .select("id")
        .$if(kind === "instance", (query) => query.select("instances.object_type_id"))
        .where("workspace_id", "=", workspace)
        .where("id", "in", chunk)
        .orderBy("id")
        .$if(dialectOf(db) === "postgres", (query) => query.forNoKeyUpdate())
        .execute();
      for (const { id, object_type_id: type } of rows)
        found.add(JSON.stringify([kind, type ?? "", id]));
    }
  }
  return found;
}

/** The instances there are among those that are referred to. */
async function readInstanceIds(db: Queries, references: SavedReference[]): Promise<Set<string>> {
  const found = new Set<string>();
  const ids = [...new Set(references.map(({ instance_id }) => instance_id))].toSorted();
  for (const chunk of chunksOf(ids)) {
    const rows = await db
      .selectFrom("instances")
      .select("id")
      .where("workspace_id", "=", workspace)
      .where("id", "in", chunk)
      .orderBy("id")
      // Whoever deletes one of them waits until the reference is there to be deleted too.
      .$if(dialectOf(db) === "postgres", (query) => query.forKeyShare())
      .execute();
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** What the owners hold now, by `setOf` and position. */
async function readHeld(
  db: Queries,
  references: SavedReference[],
): Promise<Map<string, Map<number, string>>> {
  const held = new Map<string, Map<number, string>>();
  for (const group of Map.groupBy(references, kindAndAttribute).values()) {
    const [first] = group;
    if (!first) continue;
    const { owner_kind, attribute } = first;
    for (const chunk of chunksOf([...new Set(group.map(({ owner_id }) => owner_id))])) {
      const rows = await db
        .selectFrom("instance_references")
        .select(["owner_kind", "owner_id", "attribute", "position", "instance_id"])
        .where("workspace_id", "=", workspace)
        .where("owner_kind", "=", owner_kind)
        .where("owner_id", "in", chunk)
        .where("attribute", "=", attribute)
        .execute();
      for (const row of rows) {
        const set = held.get(setOf(row)) ?? new Map<number, string>();
        held.set(setOf(row), set.set(row.position, row.instance_id));
      }
    }
  }
  return held;
}

function kindAndAttribute({ owner_kind, attribute }: SavedReference): string {
  return JSON.stringify([owner_kind, attribute]);
}

function* chunksOf(ids: string[]): Generator<string[]> {
  for (let start = 0; start < ids.length; start += idsPerQuery)
    yield ids.slice(start, start + idsPerQuery);
}
