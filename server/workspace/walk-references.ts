import { sql } from "kysely";
import type { OwnerKind } from "../../contract/attributes.ts";
import type { SavedReference } from "../../contract/before-image.ts";
import type { Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import type { Through } from "./through.ts";

const rowsPerPortion = 1000;

const columns = [
  "reference.owner_kind",
  "reference.owner_type",
  "reference.owner_id",
  "reference.attribute",
  "reference.position",
  "reference.instance_id",
] as const;

/** The columns of saved references, and `found`, which is null where the id names no instance. */
function selectReferences(db: Queries) {
  return db
    .selectFrom("instance_references as reference")
    .leftJoin("instances as instance", (join) =>
      join
        .onRef("instance.workspace_id", "=", "reference.workspace_id")
        .onRef("instance.id", "=", "reference.instance_id"),
    )
    .select([...columns, "instance.id as found"])
    .where("reference.workspace_id", "=", workspace);
}

/** References of one kind of record, of all attributes or of one, in the order of owners; a portion at a time. */
export async function* walkReferences(
  db: Queries,
  { owner_kind, owner_type, attribute }: Omit<Through, "attribute"> & { attribute?: string },
): AsyncGenerator<SavedReference[]> {
  const names =
    attribute === undefined ? await namesThrough(db, owner_kind, owner_type) : [attribute];
  for (const name of names) yield* walkThrough(db, { owner_kind, owner_type, attribute: name });
}

async function namesThrough(
  db: Queries,
  owner_kind: OwnerKind,
  owner_type: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom("instance_references")
    .select("attribute")
    .distinct()
    .where("workspace_id", "=", workspace)
    .where("owner_kind", "=", owner_kind)
    .where("owner_type", "=", owner_type)
    .orderBy("attribute")
    .execute();
  return rows.map(({ attribute }) => attribute);
}

async function* walkThrough(
  db: Queries,
  { owner_kind, owner_type, attribute }: Through,
): AsyncGenerator<SavedReference[]> {
  let last: SavedReference | undefined;
  for (;;) {
    const rows = await selectReferences(db)
      .where("reference.owner_kind", "=", owner_kind)
      .where("reference.owner_type", "=", owner_type)
      .where("reference.attribute", "=", attribute)
      .$if(last !== undefined, (query) =>
        query.where(
          sql<boolean>`(reference.owner_id, reference.position) > (${last?.owner_id}, ${last?.position})`,
        ),
      )
      .orderBy("reference.owner_id")
      .orderBy("reference.position")
      .limit(rowsPerPortion)
      .execute();
    const saved = rows.map(savedReference);
    if (saved.length > 0) yield saved;
    last = saved.at(-1);
    if (rows.length < rowsPerPortion) return;
  }
}

function savedReference({
  found,
  ...reference
}: SavedReference & { found: string | null }): SavedReference {
  return found === null ? { ...reference, dangling: true } : reference;
}
