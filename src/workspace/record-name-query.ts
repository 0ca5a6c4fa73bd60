import { queryOptions } from "@tanstack/react-query";
import { instanceEndpoints } from "../../contract/instances.ts";
import type { WorkspaceSchema } from "../../contract/objects.ts";
import { ApiFailure, callEndpoint } from "../lib/api.ts";
import { contactTitle } from "./contact-title.ts";
import { conversationTitle } from "./conversation-title.ts";
import type { FilterOwner } from "./filters/filter-fields.ts";
import { instanceTitle } from "./instance-title.ts";
import { findObjectType } from "./schema-query.ts";

/** What a record is called that is known by its id; a 404 where there is none. The keys stand under those of the records. */
export function recordNameQuery(schema: WorkspaceSchema, owner: FilterOwner, id: string) {
  switch (owner.kind) {
    case "contact":
      return queryOptions({
        queryKey: ["contacts", "name", id],
        queryFn: ({ signal }) => contactName(id, signal),
      });
    case "conversation":
      return queryOptions({
        queryKey: ["conversations", "name", id],
        queryFn: ({ signal }) => conversationName(id, signal),
      });
    case "instance":
      return queryOptions({
        queryKey: ["instances", owner.objectTypeId, "name", id],
        queryFn: ({ signal }) => instanceName(schema, owner.objectTypeId, id, signal),
      });
  }
}

async function contactName(id: string, signal: AbortSignal): Promise<string> {
  const { contactEndpoints } = await import("../../contract/contacts.ts");
  const params = { contact_id: id };
  return contactTitle(await callEndpoint(contactEndpoints.get, { params, signal }));
}

async function conversationName(id: string, signal: AbortSignal): Promise<string> {
  const { conversationEndpoints } = await import("../../contract/conversations.ts");
  const query = { field: "id", operator: "=" as const, value: id };
  const { conversations } = await callEndpoint(conversationEndpoints.search, {
    body: { query },
    signal,
  });
  const [conversation] = conversations;
  if (conversation) return conversationTitle(conversation);
  throw new ApiFailure("refused", "Conversation not found", { status: 404 });
}

async function instanceName(
  schema: WorkspaceSchema,
  objectTypeId: string,
  id: string,
  signal: AbortSignal,
): Promise<string> {
  const params = {
    custom_object_type_identifier: objectTypeId,
    custom_object_instance_id: id,
  };
  const reply = await callEndpoint(instanceEndpoints.get, { params, signal });
  if ("id" in reply) return instanceTitle(reply, findObjectType(schema, objectTypeId));
  throw new ApiFailure("refused", "Custom object instance not found", { status: 404 });
}
