import { queryOptions, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { objectEndpoints, type ObjectType, type WorkspaceSchema } from "../../contract/objects.ts";
import { callEndpoint } from "../lib/api.ts";

/** The data model: fetched once, refetched after every change of it. */
export const schemaQuery = queryOptions({
  queryKey: ["schema"],
  queryFn: ({ signal }) => callEndpoint(objectEndpoints.schema, { signal }),
  staleTime: 60_000,
});

/** The data model inside a page; the shell has waited for it already. */
export function useSchema(): WorkspaceSchema {
  return useSuspenseQuery(schemaQuery).data;
}

/** Undefined where there is no such type, or it is archived. */
export function useObjectType(id: string): ObjectType | undefined {
  return findObjectType(useSchema(), id);
}

export function findObjectType(schema: WorkspaceSchema, id: string): ObjectType | undefined {
  return schema.object_types.find((type) => type.id === id && !type.archived);
}

export function useSchemaQuery() {
  return useQuery(schemaQuery);
}
