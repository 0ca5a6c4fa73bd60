import { queryOptions } from "@tanstack/react-query";
import type { OwnerKind } from "../../../contract/attributes.ts";
import { syncEndpoints } from "../../../contract/sync.ts";
import { callEndpoint } from "../../lib/api.ts";
import { readAgain } from "./read-again.ts";
import { syncQuery } from "./sync-query.ts";

export interface RefreshedAddress {
  kind: OwnerKind;
  id: string;
  /** Of instances, the type. */
  objectTypeId?: string | undefined;
}

/** Has the server read a record of the vendor again; what that changed is read from the server again. */
export function refreshQuery({ kind, id, objectTypeId }: RefreshedAddress) {
  return queryOptions({
    queryKey: ["refresh", kind, id],
    queryFn: async ({ client, signal }) => {
      const refreshed = await callEndpoint(syncEndpoints.refresh, {
        params: { kind, id },
        body: { object_type_id: objectTypeId ?? null },
        signal,
      });
      if (refreshed.outcome !== "unchanged" && refreshed.outcome !== "unavailable") {
        void readAgain(client);
        // There may be one record less.
        void client.invalidateQueries({ queryKey: syncQuery.queryKey });
      }
      return refreshed;
    },
    staleTime: 5_000,
    retry: false,
  });
}
