import type { FastifyInstance } from "fastify";
import { newAttributeSchema, type Attribute } from "../../../contract/attributes.ts";
import type { MissingCapabilities } from "../../../contract/capabilities.ts";
import {
  conversationAttributeEndpoints,
  type ConversationAttribute,
} from "../../../contract/conversation-attributes.ts";
import { isVersionSince, type IntercomVersion } from "../../../contract/intercom-version.ts";
import type { Database } from "../../database/database.ts";
import { ApiError } from "../../http/api-error.ts";
import { requireCapability } from "../../http/require-capability.ts";
import { route } from "../../http/route.ts";
import { parsePart } from "../../http/validation.ts";
import { administrator } from "../../workspace/administrator.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { createAttribute } from "./store.ts";

export function conversationAttributeRoutes(
  app: FastifyInstance,
  database: Database,
  missing: MissingCapabilities,
): void {
  route(app, conversationAttributeEndpoints.list, async ({ query, version }) => {
    refuseBefore216(version);
    const { conversationAttributes } = await loadSchema(database);
    return {
      type: "list" as const,
      data: conversationAttributes
        .filter(({ archived }) => !archived || query.include_archived === "true")
        .map(toConversationAttribute),
    };
  });

  route(app, conversationAttributeEndpoints.get, async ({ params, version }) => {
    refuseBefore216(version);
    return getConversationAttribute(database, params.id);
  });

  route(app, conversationAttributeEndpoints.create, async ({ body, version }) => {
    refuseBefore216(version);
    requireCapability(missing, "change_types");
    const { name, description, data_type, required, options, reference } = body;
    const attribute = parsePart(newAttributeSchema, {
      name,
      label: name,
      description,
      data_type,
      required,
      options,
      reference,
    });
    const owner = { kind: "conversation", objectTypeId: null } as const;
    const id = await createAttribute(database, owner, attribute, "");
    return getConversationAttribute(database, id);
  });
}

function refuseBefore216(version: IntercomVersion): void {
  if (isVersionSince(version, "2.16")) return;
  throw new ApiError(400, {
    code: "intercom_version_invalid",
    message: "Requested resource is not available in current API version.",
  });
}

async function getConversationAttribute(
  database: Database,
  id: string,
): Promise<ConversationAttribute> {
  const { conversationAttributes } = await loadSchema(database);
  const attribute = conversationAttributes.find((candidate) => candidate.id === id);
  if (attribute) return toConversationAttribute(attribute);
  throw new ApiError(404, {
    code: "conversation_attribute_not_found",
    message: "Conversation attribute not found",
  });
}

function toConversationAttribute(attribute: Attribute): ConversationAttribute {
  const { data_type, options, reference } = attribute;
  return {
    type: "conversation_attribute",
    id: Number(attribute.id),
    name: attribute.name,
    description: attribute.description,
    data_type,
    required: attribute.required,
    visible_to_team_ids: [],
    archived: attribute.archived,
    created_at: attribute.created_at,
    updated_at: attribute.updated_at,
    admin_id: administrator.id,
    ...(data_type === "string" ? { multiline: false } : {}),
    ...(data_type === "list" ? { options } : {}),
    ...(reference ? { reference } : {}),
  };
}
