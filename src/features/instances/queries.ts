import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { instanceEndpoints, type Instance } from "../../../contract/instances.ts";
import { ApiFailure, callEndpoint } from "../../lib/api.ts";

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
      queryFn: async ({ signal }) =>
        found(
          await callEndpoint(instanceEndpoints.get, {
            params: { custom_object_type_identifier: type, custom_object_instance_id: id },
            signal,
          }),
        ),
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

/** A miss is a 404 or, from version 2.17 on, a reply without an instance; both mean the same. */
function found(reply: Instance | { found: false }): Instance {
  if ("id" in reply) return reply;
  throw new ApiFailure("refused", "Custom object instance not found", { status: 404 });
}
