import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { Instance } from "../../../contract/instances.ts";
import { focusRow } from "../../components/data-table/grid-place.ts";
import { cameFromList } from "./came-from-list.ts";
import { instanceListQuery, withoutFilling, type InstancesSearch } from "./instances-search.ts";
import { instanceQueries, type InstanceListQuery } from "./queries.ts";

/** Where one can go from here. */
export function useWays(
  type: string,
  search: InstancesSearch,
  query: InstanceListQuery,
  hasDefaultView: boolean,
) {
  const navigate = useNavigate({ from: "/objects/$type" });
  const queryClient = useQueryClient();

  function change(changes: InstancesSearch, replace = false): void {
    const next = instanceListQuery({ ...search, ...changes });
    // The server finds the rows while the page is drawn anew.
    if (JSON.stringify(next) !== JSON.stringify(query))
      void queryClient.prefetchQuery(instanceQueries.list(type, next));
    void navigate({
      search: (previous) => withoutFilling({ ...previous, ...changes }, hasDefaultView),
      replace,
    });
  }

  function open({ id }: Instance, from: InstanceListQuery): void {
    void navigate({ to: "/objects/$type/$id", params: { type, id }, state: cameFromList(from) });
  }

  /** Back closes a peek, however many rows it has followed. */
  function peekAt(id: string | undefined): void {
    if (id !== undefined && matchMedia("(max-width: 820px)").matches) {
      void navigate({ to: "/objects/$type/$id", params: { type, id }, state: cameFromList(query) });
      return;
    }
    void navigate({
      search: (previous) => ({ ...previous, peek: id }),
      replace: search.peek !== undefined,
      resetScroll: false,
    });
  }

  /** The focus goes back to the row. */
  function closePeek(): void {
    focusRow(search.peek ?? "");
    peekAt(undefined);
  }

  return { change, open, peekAt, closePeek };
}
