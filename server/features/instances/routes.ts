import type { FastifyInstance } from "fastify";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { isVersionSince, type IntercomVersion } from "../../../contract/intercom-version.ts";
import type { Database } from "../../database/database.ts";
import { isUniqueViolation } from "../../database/unique-violation.ts";
import { ApiError } from "../../http/api-error.ts";
import { route } from "../../http/route.ts";
import { embeddedInstanceJson, type InstanceRow } from "../../workspace/instance-json.ts";
import { loadSchema, type ObjectTypeDefinition } from "../../workspace/schema.ts";
import { deleteInstance } from "./delete-instance.ts";
import { instanceListJson, instancesJson } from "./instance-page.ts";
import { listInstances } from "./list-instances.ts";
import { externalIdTaken, getLiveType, instanceNotFound } from "./rules.ts";
import { searchInstances } from "./search-instances.ts";
import { findByExternalId, findById } from "./store.ts";
import { createNewInstance, updateInstance, upsertInstance } from "./write-instance.ts";

const defaultPerPage = 20;

export function instanceRoutes(app: FastifyInstance, database: Database): void {
  const { db } = database;

  async function liveType(typeId: string): Promise<ObjectTypeDefinition> {
    return getLiveType(await loadSchema(database), typeId);
  }

  async function foundOrMissing(
    type: ObjectTypeDefinition,
    row: InstanceRow | undefined,
    version: IntercomVersion,
  ): Promise<string> {
    if (row) return (await instancesJson(db, type.attributes, [row])).join("");
    if (isVersionSince(version, "2.17")) return JSON.stringify({ type: type.id, found: false });
    throw instanceNotFound();
  }

  route(app, instanceEndpoints.list, async ({ params, query, version, request }) => {
    const type = await liveType(params.custom_object_type_identifier);
    const { external_id: externalId, page = 1, per_page: perPage = defaultPerPage } = query;
    if (externalId !== undefined) {
      const [row] = await findByExternalId(db, { typeId: type.id, externalId });
      return foundOrMissing(type, row, version);
    }
    if (!isVersionSince(version, "2.16")) throw externalIdRequired(version);
    const { rows, total } = await listInstances(
      db,
      type.id,
      { contactId: query.references_contact_id, conversationId: query.references_conversation_id },
      { limit: perPage, offset: (page - 1) * perPage },
    );
    const instances = await instancesJson(db, type.attributes, rows);
    return instanceListJson(instances, total, { page, perPage }, request);
  });

  route(app, instanceEndpoints.get, async ({ params, version }) => {
    const type = await liveType(params.custom_object_type_identifier);
    const id = params.custom_object_instance_id;
    const [byId] = await findById(db, { typeId: type.id, id });
    if (byId || isVersionSince(version, "2.17")) return foundOrMissing(type, byId, version);
    const [byExternalId] = await findByExternalId(db, { typeId: type.id, externalId: id });
    return foundOrMissing(type, byExternalId, version);
  });

  route(app, instanceEndpoints.upsert, async ({ params, body }) => {
    const { id: typeId } = await liveType(params.custom_object_type_identifier);
    return database.transaction(async (transaction) => {
      const { row, attributes } = await upsertInstance(database, transaction, typeId, body);
      return (await instancesJson(transaction, attributes, [row])).join("");
    });
  });

  route(app, instanceEndpoints.create, async ({ params, body }) => {
    const { id: typeId } = await liveType(params.custom_object_type_identifier);
    return database.transaction(async (transaction) => {
      const { row, attributes } = await createNewInstance(database, transaction, typeId, body);
      return (await instancesJson(transaction, attributes, [row])).join("");
    });
  });

  route(app, instanceEndpoints.update, async ({ params, body }) => {
    const { id: typeId } = await liveType(params.custom_object_type_identifier);
    const id = params.custom_object_instance_id;
    try {
      return await database.transaction(async (transaction) => {
        const { row, attributes } = await updateInstance(
          database,
          transaction,
          { typeId, id },
          body,
        );
        return (await instancesJson(transaction, attributes, [row])).join("");
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const externalId = body.external_id ?? "";
      const [other] = await findByExternalId(db, { typeId, externalId });
      throw externalIdTaken(externalId, typeId, other?.id);
    }
  });

  route(app, instanceEndpoints.search, async ({ params, query }) => {
    const type = await liveType(params.custom_object_type_identifier);
    const { q, limit = defaultPerPage } = query;
    const rows = await searchInstances(database, type, q, limit);
    return `{"instances":[${rows.map((row) => embeddedInstanceJson(row)).join(",")}]}`;
  });

  async function deleted(typeId: string, by: { id: string } | { externalId: string }) {
    const { id: object } = await liveType(typeId);
    const id = await database.transaction((transaction) => deleteInstance(transaction, typeId, by));
    return { id, object, deleted: true as const };
  }

  route(app, instanceEndpoints.delete, ({ params }) =>
    deleted(params.custom_object_type_identifier, { id: params.custom_object_instance_id }),
  );

  route(app, instanceEndpoints.deleteByExternalId, ({ params, query }) =>
    deleted(params.custom_object_type_identifier, { externalId: query.external_id }),
  );
}

function externalIdRequired(version: IntercomVersion): ApiError {
  return new ApiError(400, {
    code: "parameter_not_found",
    field: "external_id",
    message: `external_id is a required parameter in version ${version}; lists came with 2.16`,
  });
}
