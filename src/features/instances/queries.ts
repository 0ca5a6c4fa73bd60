import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { instanceEndpoints, type Instance } from "../../../contract/instances.ts";
import { ApiFailure, callEndpoint } from "../../lib/api.ts";
import { contactTitle } from "../../workspace/contact-title.ts";
import { conversationTitle } from "../../workspace/conversation-title.ts";

export interface InstanceListQuery {
  page: number;
  per_page: number;
  references_contact_id?: string | undefined;
  references_conversation_id?: string | undefined;
}

export const instanceQueries = {
  all: () => ["instances"] as const,
  ofType: (type: string) => [...instanceQueries.all(), type] as const,
  list: (type: string, query: InstanceListQuery) =>
    queryOptions({
      queryKey: [...instanceQueries.ofType(type), "list", query],
      queryFn: ({ signal }) =>
        callEndpoint(instanceEndpoints.list, {
          params: { custom_object_type_identifier: type },
          query,
          signal,
        }),
      placeholderData: keepPreviousData,
    }),
  get: (type: string, id: string) =>
    queryOptions({
      queryKey: [...instanceQueries.ofType(type), "get", id],
      queryFn: ({ signal }) => readInstance(type, id, signal),
    }),
  findByExternalId: (type: string, externalId: string) =>
    queryOptions({
      queryKey: [...instanceQueries.ofType(type), "external-id", externalId],
      queryFn: async ({ signal }) =>
        found(
          await callEndpoint(instanceEndpoints.findByExternalId, {
            params: { custom_object_type_identifier: type },
            query: { external_id: externalId },
            signal,
          }),
        ),
    }),
};

/** The names of the records that a list is narrowed to. Their contracts come along only where a list is. */
export const filterNameQueries = {
  contact: (id: string) =>
    queryOptions({
      queryKey: ["contacts", "name", id],
      queryFn: async ({ signal }) => {
        const { contactEndpoints } = await import("../../../contract/contacts.ts");
        const params = { contact_id: id };
        return contactTitle(await callEndpoint(contactEndpoints.get, { params, signal }));
      },
    }),
  conversation: (id: string) =>
    queryOptions({
      queryKey: ["conversations", "name", id],
      queryFn: async ({ signal }) => {
        const { conversationEndpoints } = await import("../../../contract/conversations.ts");
        const query = { field: "id", operator: "=" as const, value: id };
        const { conversations } = await callEndpoint(conversationEndpoints.search, {
          body: { query },
          signal,
        });
        const [conversation] = conversations;
        if (conversation) return conversationTitle(conversation);
        throw new ApiFailure("refused", "Conversation not found", { status: 404 });
      },
    }),
};

/** What hangs together with an instance; the key is the one under which its record page has it too. */
export function associationsQuery(id: string) {
  return queryOptions({
    queryKey: ["associations", "instance", id],
    queryFn: async ({ signal }) => {
      const { associationEndpoints } = await import("../../../contract/associations.ts");
      const params = { owner_kind: "instance" as const, owner_id: id };
      return callEndpoint(associationEndpoints.get, { params, signal });
    },
  });
}

/** Throws a 404 where there is none. */
export async function readInstance(
  type: string,
  id: string,
  signal: AbortSignal,
): Promise<Instance> {
  return found(
    await callEndpoint(instanceEndpoints.get, {
      params: { custom_object_type_identifier: type, custom_object_instance_id: id },
      signal,
    }),
  );
}

/** A miss is a 404 or, from version 2.17 on, a reply without an instance; both mean the same. */
function found(reply: Instance | { found: false }): Instance {
  if ("id" in reply) return reply;
  throw new ApiFailure("refused", "Custom object instance not found", { status: 404 });
}
