import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { preparedQuery } from "../../database/prepared-query.ts";
import { instanceColumns, type InstanceRow } from "../../workspace/instance-json.ts";

export const findById = preparedQuery((db, { typeId, id }: { typeId: string; id: string }) =>
  db
    .selectFrom("instances")
    .select(instanceColumns)
    .where("workspace_id", "=", workspace)
    .where("id", "=", id)
    .where("object_type_id", "=", typeId),
);

export const findByExternalId = preparedQuery(
  (db, { typeId, externalId }: { typeId: string; externalId: string }) =>
    db
      .selectFrom("instances")
      .select(instanceColumns)
      .where("workspace_id", "=", workspace)
      .where("object_type_id", "=", typeId)
      .where("external_id", "=", externalId),
);

/** As `findById`, and no one else can change or delete the instance until the transaction ends. */
export const lockById = preparedQuery(
  (db, { typeId, id }: { typeId: string; id: string }, dialect) =>
    db
      .selectFrom("instances")
      .select(instanceColumns)
      .where("workspace_id", "=", workspace)
      .where("id", "=", id)
      .where("object_type_id", "=", typeId)
      .$if(dialect === "postgres", (query) => query.forNoKeyUpdate()),
);

/** As `findByExternalId`, and no one else can change or delete the instance until the transaction ends. */
export const lockByExternalId = preparedQuery(
  (db, { typeId, externalId }: { typeId: string; externalId: string }, dialect) =>
    db
      .selectFrom("instances")
      .select(instanceColumns)
      .where("workspace_id", "=", workspace)
      .where("object_type_id", "=", typeId)
      .where("external_id", "=", externalId)
      .$if(dialect === "postgres", (query) => query.forNoKeyUpdate()),
);

export const updateRow = preparedQuery((db, row: Omit<InstanceRow, "created_at">) =>
  db
    .updateTable("instances")
    .set({
      external_id: row.external_id,
      external_created_at: row.external_created_at,
      external_updated_at: row.external_updated_at,
      custom_attributes: row.custom_attributes,
      updated_at: row.updated_at,
    })
    .where("workspace_id", "=", workspace)
    .where("id", "=", row.id),
);

/** Answers no row, and inserts none, where another instance of the type has the external id already. */
export const insertRow = preparedQuery((db, row: InstanceRow & { seq: number }) =>
  db
    .insertInto("instances")
    .values({
      workspace_id: workspace,
      id: row.id,
      seq: row.seq,
      object_type_id: row.object_type_id,
      external_id: row.external_id,
      external_created_at: row.external_created_at,
      external_updated_at: row.external_updated_at,
      custom_attributes: row.custom_attributes,
      created_at: row.created_at,
      updated_at: row.updated_at,
    })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "object_type_id", "external_id"]).doNothing(),
    )
    .returning("id"),
);

export const deleteById = preparedQuery((db, { typeId, id }: { typeId: string; id: string }) =>
  db
    .deleteFrom("instances")
    .where("workspace_id", "=", workspace)
    .where("id", "=", id)
    .where("object_type_id", "=", typeId)
    .returning(["id", "seq", "external_id"]),
);

export const deleteByExternalId = preparedQuery(
  (db, { typeId, externalId }: { typeId: string; externalId: string }) =>
    db
      .deleteFrom("instances")
      .where("workspace_id", "=", workspace)
      .where("object_type_id", "=", typeId)
      .where("external_id", "=", externalId)
      .returning(["id", "seq", "external_id"]),
);
