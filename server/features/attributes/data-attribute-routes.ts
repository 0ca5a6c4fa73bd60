import type { FastifyInstance } from "fastify";
import { attributeChangesSchema, newAttributeSchema } from "../../../contract/attributes.ts";
import type { MissingCapabilities } from "../../../contract/capabilities.ts";
import { dataAttributeEndpoints, type DataAttribute } from "../../../contract/data-attributes.ts";
import { isVersionSince, type IntercomVersion } from "../../../contract/intercom-version.ts";
import type { Database } from "../../database/database.ts";
import { ApiError, invalidParameter } from "../../http/api-error.ts";
import { requireCapability } from "../../http/require-capability.ts";
import { route } from "../../http/route.ts";
import { parsePart } from "../../http/validation.ts";
import { loadSchema, type Schema } from "../../workspace/schema.ts";
import {
  fromDataAttributeChanges,
  fromNewDataAttribute,
  toDataAttribute,
} from "./data-attributes.ts";
import { requireLocalChange } from "./require-local-change.ts";
import { standardContactAttributes } from "./standard-contact-attributes.ts";
import { createAttribute, findAttribute, updateAttribute } from "./store.ts";

export function dataAttributeRoutes(
  app: FastifyInstance,
  database: Database,
  missing: MissingCapabilities,
): void {
  route(app, dataAttributeEndpoints.list, async ({ query, version }) => {
    const schema = await loadSchema(database);
    const attributes = modelsOf(query.model, version).flatMap((model) => listOf(schema, model));
    return {
      type: "list" as const,
      data: attributes.filter(({ archived }) => !archived || query.include_archived === "true"),
    };
  });

  route(app, dataAttributeEndpoints.create, async ({ body }) => {
    requireCapability(missing, "change_types");
    if (body.model === "company") {
      throw invalidParameter(
        "model",
        "An embedded workspace keeps no companies, so they can have no attributes; model must be contact",
      );
    }
    const attribute = parsePart(newAttributeSchema, fromNewDataAttribute(body));
    const owner = { kind: "contact", objectTypeId: null } as const;
    const id = await createAttribute(database, owner, attribute, "");
    return getDataAttribute(database, id).then(({ reply }) => reply);
  });

  route(app, dataAttributeEndpoints.update, async ({ params, body }) => {
    const id = params.data_attribute_id;
    const { attribute } = await getDataAttribute(database, id);
    const changes = parsePart(attributeChangesSchema, fromDataAttributeChanges(attribute, body));
    requireLocalChange(missing, attribute, changes);
    await updateAttribute(database, id, changes);
    return getDataAttribute(database, id).then(({ reply }) => reply);
  });
}

type Model = DataAttribute["model"];

/** Conversations left with 2.16. */
function modelsOf(model: string | undefined, version: IntercomVersion): Model[] {
  const hasConversations = !isVersionSince(version, "2.16");
  if (model === undefined)
    return hasConversations ? ["contact", "company", "conversation"] : ["contact", "company"];
  if (model === "contact" || model === "company") return [model];
  if (model !== "conversation")
    throw invalidParameter("model", "model must be either contact or company");
  if (hasConversations) return [model];
  throw new ApiError(422, {
    code: "parameter_invalid",
    field: "model",
    message: "model=conversation is no longer supported. Use GET /conversations/attributes instead",
  });
}

function listOf(schema: Schema, model: Model): DataAttribute[] {
  switch (model) {
    case "contact":
      return [
        ...standardContactAttributes,
        ...schema.contactAttributes.flatMap((attribute) => toDataAttribute(attribute) ?? []),
      ];
    case "conversation":
      return schema.conversationAttributes.flatMap((attribute) => toDataAttribute(attribute) ?? []);
    case "company":
      return [];
  }
}

async function getDataAttribute(database: Database, id: string) {
  const attribute = findAttribute(await loadSchema(database), id);
  const reply = attribute?.owner_kind === "contact" ? toDataAttribute(attribute) : undefined;
  if (attribute && reply) return { attribute, reply };
  throw new ApiError(404, {
    code: "field_not_found",
    message: "We couldn't find that data attribute to update",
  });
}
