import { queryOptions } from "@tanstack/react-query";
import { instanceQueryEndpoints } from "../../../contract/instance-query.ts";
import { callEndpoint } from "../../lib/api.ts";
import { instanceQueries } from "./queries.ts";

/** The instance that has a text for its id or external id; null where there is none. */
export function exactMatchQuery(type: string, text: string) {
  return queryOptions({
    queryKey: [...instanceQueries.ofType(type), "exact", text],
    queryFn: async ({ signal }) => {
      const value = ["external_id", "id"].map((field) => ({ field, operator: "=", value: text }));
      const { instances } = await callEndpoint(instanceQueryEndpoints.query, {
        params: { custom_object_type_identifier: type },
        query: { per_page: 1, filter: JSON.stringify({ operator: "OR", value }) },
        signal,
      });
      return instances[0] ?? null;
    },
  });
}
