import type { QueryClient } from "@tanstack/react-query";
import { viewsQuery } from "./queries.ts";
import { findDefault, viewSearch, type ViewSearch } from "./view-contents.ts";

/** Whether an address leaves all to the view it names, or to the default of the type where it names none. */
export function leavesAllToView({ view: _view, ...state }: ViewSearch): boolean {
  return Object.values(state).every((part) => part === undefined);
}

/** What the address of a type is to hold where it leaves all to a view; undefined where it is to stay as it is. */
export async function openingSearch(
  queryClient: QueryClient,
  type: string,
  { view: id }: ViewSearch,
): Promise<ViewSearch | undefined> {
  const views = await queryClient
    .ensureQueryData({ ...viewsQuery, revalidateIfStale: true, retry: false })
    .catch(() => undefined);
  if (!views) return undefined;
  if (id === undefined) {
    const start = findDefault(views, type);
    return start && viewSearch(start);
  }
  const named = views.find((view) => view.id === id && view.object_type_id === type);
  return named ? viewSearch(named) : { view: id, all: "true" };
}
