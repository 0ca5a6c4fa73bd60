import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { instanceEndpoints, type Instance } from "../../../contract/instances.ts";
import { ApiFailure, callEndpoint } from "../../lib/api.ts";
import type { ListPage, PageQuery } from "../../workspace/list/list-page.ts";
import type { ListQuery } from "../../workspace/list/list-search.ts";

export interface InstanceListQuery extends ListQuery {
  references_contact_id?: string | undefined;
  references_conversation_id?: string | undefined;
}

export const instanceQueries = {
  all: () => ["instances"] as const,
  ofType: (type: string) => [...instanceQueries.all(), type] as const,
  page: (type: string, query: InstanceListQuery): PageQuery<Instance> => ({
    queryKey: [...instanceQueries.ofType(type), "list", query],
    queryFn: ({ signal }) => readPage(type, query, signal),
  }),
  list: (type: string, query: InstanceListQuery) =>
    queryOptions({
      ...instanceQueries.page(type, query),
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

/** A list that nothing is asked of but whose it is needs no more than Intercom's own. */
async function readPage(
  type: string,
  { q, filter, sort, time_zone, ...list }: InstanceListQuery,
  signal: AbortSignal,
): Promise<ListPage<Instance>> {
  const params = { custom_object_type_identifier: type };
  if (q === undefined && filter === undefined && sort === undefined) {
    const { data, total_count, pages } = await callEndpoint(instanceEndpoints.list, {
      params,
      query: list,
      signal,
    });
    const hasNext = list.page < pages.total_pages;
    return { rows: data, total: total_count, isExact: true, hasNext };
  }
  const { instanceQueryEndpoints } = await import("../../../contract/instance-query.ts");
  const query = { ...list, q, filter, sort, time_zone };
  const { instances, total, total_is_exact, page } = await callEndpoint(
    instanceQueryEndpoints.query,
    { params, query, signal },
  );
  return { rows: instances, total, isExact: total_is_exact, hasNext: page.next !== null };
}

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
