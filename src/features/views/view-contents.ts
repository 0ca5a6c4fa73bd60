import { hashKey } from "@tanstack/react-query";
import type { View } from "../../../contract/views.ts";
import type { TableLayout } from "../../components/data-table/table-layout.ts";

/** What a view holds of a list. */
export type ViewContents = Pick<View, "query" | "layout">;

/** The parts of a list's address that a view fills in. */
export interface ViewSearch {
  /** The view it started from. */
  view?: string | undefined;
  /** Stands where nothing else would, and an address with nothing in it would be filled in from a view. */
  all?: "true" | undefined;
  q?: string | undefined;
  filter?: string | undefined;
  sort?: string | undefined;
  contact?: string | undefined;
  conversation?: string | undefined;
  columns?: string | undefined;
  pinned?: string | undefined;
  group_by?: string | undefined;
  figures?: string | undefined;
}

export function contentsOf(search: ViewSearch, layout: TableLayout): ViewContents {
  return {
    query: {
      q: search.q ?? null,
      filter: search.filter ?? null,
      sort: search.sort ?? null,
      contact: search.contact ?? null,
      conversation: search.conversation ?? null,
    },
    layout: {
      columns: layout.columns ?? null,
      pinned: layout.pinned,
      widths: layout.widths,
      density: layout.density,
      group_by: layout.groupBy ?? null,
      figures: layout.figures,
    },
  };
}

/** The same for the same contents. */
export function hashOf({ query, layout }: ViewContents): string {
  return hashKey([query, layout]);
}

/** The address that holds all of a view. */
export function viewSearch({ id, query, layout }: View): ViewSearch {
  const held = {
    q: query.q ?? undefined,
    filter: query.filter ?? undefined,
    sort: query.sort ?? undefined,
    contact: query.contact ?? undefined,
    conversation: query.conversation ?? undefined,
    columns: layout.columns ? JSON.stringify(layout.columns) : undefined,
    pinned: layout.pinned.length > 0 ? JSON.stringify(layout.pinned) : undefined,
    group_by: layout.group_by ?? undefined,
    figures: Object.keys(layout.figures).length > 0 ? JSON.stringify(layout.figures) : undefined,
  };
  const isEmpty = Object.values(held).every((part) => part === undefined);
  return { ...held, view: id, all: isEmpty ? "true" : undefined };
}

/** What a type opens with. */
export function findDefault(views: View[], type: string): View | undefined {
  const defaults = views.filter((view) => view.is_default && view.object_type_id === type);
  return defaults.find(({ scope }) => scope === "mine") ?? defaults[0];
}
