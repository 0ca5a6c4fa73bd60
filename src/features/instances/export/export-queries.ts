import { queryOptions } from "@tanstack/react-query";
import type * as z from "zod/mini";
import { exportEndpoints } from "../../../../contract/exports.ts";
import { callEndpoint } from "../../../lib/api.ts";
import { instanceListQuery, type InstancesSearch } from "../instances-search.ts";

type PreviewQuery = z.input<typeof exportEndpoints.preview.query>;

/** Which rows: what the list asks for, without its pages; or of those the selected ones. */
export function selectionQuery(
  search: InstancesSearch,
  ids: readonly string[] | undefined,
): Omit<PreviewQuery, "format"> {
  const { page: _page, per_page: _perPage, ...selection } = instanceListQuery(search);
  const { timeZone: time_zone } = Intl.DateTimeFormat().resolvedOptions();
  const given = Object.entries({ ...selection, time_zone }).filter(
    ([, part]) => part !== undefined,
  );
  const query: Omit<PreviewQuery, "format"> = Object.fromEntries(given);
  if (!ids) return query;
  const filter = JSON.stringify({ field: "id", operator: "IN", value: ids });
  return { ...query, filter };
}

export function exportPreviewQuery(type: string, query: PreviewQuery) {
  return queryOptions({
    queryKey: ["instances", type, "export", query],
    queryFn: ({ signal }) =>
      callEndpoint(exportEndpoints.preview, {
        params: { custom_object_type_identifier: type },
        query,
        signal,
      }),
    // What is about to be written is counted anew.
    staleTime: 0,
    gcTime: 0,
  });
}
