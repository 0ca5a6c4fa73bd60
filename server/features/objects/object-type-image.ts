import { sql } from "kysely";
import type { SavedObjectType, SavedReference } from "../../../contract/before-image.ts";
import type { Queries } from "../../database/database.ts";
import { textRows } from "../../database/json-path.ts";
import { dialectOf } from "../../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { beforeImageText } from "../../workspace/before-image-text.ts";
import { savedAttributes } from "../../workspace/saved-attribute.ts";
import type { ObjectTypeDefinition, Schema } from "../../workspace/schema.ts";
import { walkReferences } from "../../workspace/walk-references.ts";
import {
  otherReferences,
  typeDeletionScope,
  type TypeDeletionScope,
} from "./type-deletion-scope.ts";

const rowsPerPortion = 1000;

/** What the deletion of an archived type would take, as text in portions. Throws before the first one. */
export async function objectTypeImage(
  db: Queries,
  schema: Schema,
  id: string,
): Promise<AsyncGenerator<string>> {
  const scope = typeDeletionScope(schema, id);
  return beforeImageText(
    {
      object_types: [await savedObjectType(db, scope.type)],
      attributes: await savedAttributes(db, [...scope.type.attributes, ...scope.attributes]),
    },
    {
      instances: async function* () {
        for await (const rows of walkInstances(db, scope)) yield rows.map(instanceText);
      },
      references: async function* () {
        for await (const references of walkLostReferences(db, scope))
          yield references.map((reference) => JSON.stringify(reference));
      },
    },
  );
}

async function savedObjectType(
  db: Queries,
  { attributes: _own, ...type }: ObjectTypeDefinition,
): Promise<SavedObjectType> {
  const { position } = await db
    .selectFrom("object_types")
    .select("position")
    .where("workspace_id", "=", workspace)
    .where("id", "=", type.id)
    .executeTakeFirstOrThrow();
  return { ...type, position };
}

type InstanceRow = Awaited<ReturnType<typeof readInstances>>[number];

/** The newest first, as their index has them. */
async function* walkInstances(
  db: Queries,
  { type }: TypeDeletionScope,
): AsyncGenerator<InstanceRow[]> {
  let last: InstanceRow | undefined;
  for (;;) {
    const rows = await readInstances(db, type.id, last);
    if (rows.length > 0) yield rows;
    last = rows.at(-1);
    if (rows.length < rowsPerPortion) return;
  }
}

function readInstances(
  db: Queries,
  typeId: string,
  last: { created_at: number; seq: number } | undefined,
) {
  return db
    .selectFrom("instances")
    .select([
      "id",
      "seq",
      "object_type_id",
      "external_id",
      "external_created_at",
      "external_updated_at",
      "created_at",
      "updated_at",
      "custom_attributes",
    ])
    .where("workspace_id", "=", workspace)
    .where("object_type_id", "=", typeId)
    .$if(last !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, seq) < (${last?.created_at}, ${last?.seq})`),
    )
    .orderBy("created_at", "desc")
    .orderBy("seq", "desc")
    .limit(rowsPerPortion)
    .execute();
}

/** The values are JSON already and go in as they are, every digit kept. */
function instanceText({ custom_attributes, ...instance }: InstanceRow): string {
  return `${JSON.stringify(instance).slice(0, -1)},"custom_attributes":${custom_attributes}}`;
}

/** Each once: what the instances hold, what goes with whole attributes, and what else names one of them. */
async function* walkLostReferences(
  db: Queries,
  scope: TypeDeletionScope,
): AsyncGenerator<SavedReference[]> {
  yield* walkReferences(db, { owner_kind: "instance", owner_type: scope.type.id });
  for (const through of scope.emptied) yield* walkReferences(db, through);
  for await (const instances of walkInstances(db, scope)) {
    const ids = instances.map(({ id }) => id);
    const rows = await otherReferences(db, scope)
      .select([
        "reference.owner_kind",
        "reference.owner_type",
        "reference.owner_id",
        "reference.attribute",
        "reference.position",
        "reference.instance_id",
      ])
      .where("reference.instance_id", "in", textRows(dialectOf(db), ids))
      .orderBy("reference.owner_kind")
      .orderBy("reference.owner_id")
      .orderBy("reference.attribute")
      .orderBy("reference.position")
      .execute();
    if (rows.length > 0) yield rows;
  }
}
