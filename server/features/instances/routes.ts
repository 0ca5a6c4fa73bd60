import type { FastifyInstance, FastifyRequest } from "fastify";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { isVersionSince, type IntercomVersion } from "../../../contract/intercom-version.ts";
import type { Database } from "../../database/database.ts";
import { ApiError } from "../../http/api-error.ts";
import { authorOf } from "../../http/author.ts";
import { route } from "../../http/route.ts";
import { tellHeldOtherwise } from "../../http/tell-held-otherwise.ts";
import { embeddedInstanceJson, type InstanceRow } from "../../workspace/instance-json.ts";
import { readWithAge, type RecordSource } from "../../workspace/record-source.ts";
import { loadSchema, type ObjectTypeDefinition } from "../../workspace/schema.ts";
import { instanceListJson, instancesJson } from "./instance-page.ts";
import type { InstanceKey, InstanceWriter } from "./instance-writer.ts";
import { listInstances } from "./list-instances.ts";
import { getLiveType, instanceNotFound } from "./rules.ts";
import { searchInstances } from "./search-instances.ts";
import { findByExternalId, findById } from "./store.ts";

const defaultPerPage = 20;

export function instanceRoutes(
  app: FastifyInstance,
  database: Database,
  { writer, source }: { writer: InstanceWriter; source: RecordSource | undefined },
): void {
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

  route(app, instanceEndpoints.list, async ({ params, query, version, request, reply }) => {
    const type = await liveType(params.custom_object_type_identifier);
    const { external_id: externalId, page = 1, per_page: perPage = defaultPerPage } = query;
    if (externalId !== undefined) {
      const row = await readWithAge(
        { request, reply },
        {
          source,
          sought: { kind: "instance", objectTypeId: type.id, externalId },
          read: async () => (await findByExternalId(db, { typeId: type.id, externalId }))[0],
        },
      );
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

  async function findInPath(typeId: string, id: string, version: IntercomVersion) {
    const [byId] = await findById(db, { typeId, id });
    if (byId || isVersionSince(version, "2.17")) return byId;
    const [byExternalId] = await findByExternalId(db, { typeId, externalId: id });
    return byExternalId;
  }

  route(app, instanceEndpoints.get, async ({ params, version, request, reply }) => {
    const type = await liveType(params.custom_object_type_identifier);
    const id = params.custom_object_instance_id;
    const sought = { kind: "instance", objectTypeId: type.id, id } as const;
    const read = () => findInPath(type.id, id, version);
    const row = await readWithAge({ request, reply }, { source, sought, read });
    return foundOrMissing(type, row, version);
  });

  route(app, instanceEndpoints.upsert, async ({ params, body, request, reply }) => {
    const { id: typeId } = await liveType(params.custom_object_type_identifier);
    const { record, heldOtherwise } = await writer.upsert(typeId, body, authorOf(request));
    tellHeldOtherwise(reply, heldOtherwise);
    return record;
  });

  route(app, instanceEndpoints.create, async ({ params, body, request }) => {
    const { id: typeId } = await liveType(params.custom_object_type_identifier);
    return writer.create(typeId, body, authorOf(request));
  });

  route(app, instanceEndpoints.update, async ({ params, body, request }) => {
    const { id: typeId } = await liveType(params.custom_object_type_identifier);
    return writer.update(typeId, params.custom_object_instance_id, body, authorOf(request));
  });

  route(app, instanceEndpoints.search, async ({ params, query }) => {
    const type = await liveType(params.custom_object_type_identifier);
    const { q, limit = defaultPerPage } = query;
    let rows = await searchInstances(database, type, q, limit);
    if (rows.length === 0 && source && (await findNamed(source, type.id, q)))
      rows = await searchInstances(database, type, q, limit);
    return `{"instances":[${rows.map((row) => embeddedInstanceJson(row)).join(",")}]}`;
  });

  async function deleted(typeId: string, key: InstanceKey, request: FastifyRequest) {
    const { id: object } = await liveType(typeId);
    const id = await writer.delete(object, key, authorOf(request));
    return { id, object, deleted: true as const };
  }

  route(app, instanceEndpoints.delete, ({ params, request }) => {
    const { custom_object_type_identifier: typeId, custom_object_instance_id: id } = params;
    return deleted(typeId, { id }, request);
  });

  route(app, instanceEndpoints.deleteByExternalId, ({ params, query, request }) => {
    const { external_id: externalId } = query;
    return deleted(params.custom_object_type_identifier, { externalId }, request);
  });
}

/** Ask the vendor for the instance with just this id or external id, where a text may be one. */
async function findNamed(source: RecordSource, objectTypeId: string, q: string): Promise<boolean> {
  const text = q.trim();
  if (!/^\S{3,255}$/.test(text)) return false;
  try {
    const sought = { kind: "instance", objectTypeId } as const;
    await source.refresh({ ...sought, externalId: text });
    if (/^\d+$/.test(text)) await source.refresh({ ...sought, id: text });
    return true;
  } catch (error) {
    // Whoever searches a copy is told how old it is; they need not wait for the vendor.
    if (error instanceof ApiError) return false;
    throw error;
  }
}

function externalIdRequired(version: IntercomVersion): ApiError {
  return new ApiError(400, {
    code: "parameter_not_found",
    field: "external_id",
    message: `external_id is a required parameter in version ${version}; lists came with 2.16`,
  });
}
