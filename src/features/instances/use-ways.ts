import { useNavigate } from "@tanstack/react-router";
import type { Instance } from "../../../contract/instances.ts";
import { focusRow } from "../../components/data-table/grid-place.ts";
import type { InstancesSearch } from "./instances-search.ts";

/** Where one can go from here. */
export function useWays(type: string, search: InstancesSearch) {
  const navigate = useNavigate({ from: "/objects/$type" });

  function change(changes: InstancesSearch, replace = false): void {
    void navigate({ search: (previous) => ({ ...previous, ...changes }), replace });
  }

  function open({ id }: Instance): void {
    void navigate({ to: "/objects/$type/$id", params: { type, id } });
  }

  /** Back closes a peek, however many rows it has followed. */
  function peekAt(id: string | undefined): void {
    if (id !== undefined && matchMedia("(max-width: 820px)").matches) {
      void navigate({ to: "/objects/$type/$id", params: { type, id } });
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
