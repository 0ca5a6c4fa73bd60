import { useLocation } from "@tanstack/react-router";
import { useMemo } from "react";
import * as z from "zod/mini";
import { lenient } from "../../lib/lenient.ts";
import type { InstanceListQuery } from "./queries.ts";

const sideSchema = z.enum(["previous", "next"]);
export type Side = z.infer<typeof sideSchema>;

const listBehindSchema = lenient(
  z.object({
    /** What the list asked for when the instance stood in it. */
    query: z.looseObject({ page: z.int(), per_page: z.int() }),
    /** The button that led here; it gets the focus again. */
    by: lenient(sideSchema),
  }),
);

export interface ListBehind {
  query: InstanceListQuery;
  by?: Side | undefined;
}

declare module "@tanstack/react-router" {
  interface HistoryState {
    list?: ListBehind;
  }
}

/**
 * What an entry of the browser's history keeps of the list that an instance was opened from: reload brings it back,
 * and a link that is passed on has none.
 */
export function cameFromList(query: InstanceListQuery, by?: Side) {
  return { list: { query, by } };
}

/** Undefined where the instance was not opened from a list. */
export function useListBehind(): ListBehind | undefined {
  const { list } = useLocation().state;
  return useMemo(() => z.parse(listBehindSchema, list), [list]);
}
