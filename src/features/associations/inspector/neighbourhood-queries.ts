import { queryOptions, type QueryClient } from "@tanstack/react-query";
import {
  neighbourGroupSize,
  neighbourhoodEndpoints,
  type Neighbourhood,
  type RecordKey,
} from "../../../../contract/neighbourhood.ts";
import { callEndpoint } from "../../../lib/api.ts";
import type { ViewStep } from "./inspector-view.ts";
import { recordOf } from "./record-codes.ts";

export const neighbourhoodQueries = {
  of: (record: RecordKey, depth: number) =>
    queryOptions({
      queryKey: ["neighbourhood", record, depth],
      queryFn: ({ signal }): Promise<Neighbourhood> =>
        callEndpoint(neighbourhoodEndpoints.get, {
          params: recordOf(record),
          query: { depth },
          signal,
        }),
    }),
  /** The first `limit` neighbours of one group. */
  group: ({ record, direction, attribute_id, limit }: Extract<ViewStep, { act: "more" }>) =>
    queryOptions({
      queryKey: ["neighbourhood", record, direction, attribute_id, limit],
      queryFn: ({ signal }): Promise<Neighbourhood> =>
        callEndpoint(neighbourhoodEndpoints.group, {
          params: { ...recordOf(record), direction },
          query: { attribute_id: attribute_id ?? undefined, limit },
          signal,
        }),
    }),
  path: (from: RecordKey, to: RecordKey) =>
    queryOptions({
      queryKey: ["neighbourhood", "path", from, to],
      queryFn: ({ signal }) =>
        callEndpoint(neighbourhoodEndpoints.path, { query: { from, to }, signal }),
    }),
};

/** The query behind a step of the view. */
export function stepQuery(step: ViewStep) {
  return step.act === "expand"
    ? neighbourhoodQueries.of(step.record, 1)
    : neighbourhoodQueries.group(step);
}

/** Asks for what a step shows before the screen does. */
export function prefetchStep(client: QueryClient, step: ViewStep): Promise<void> {
  return step.act === "expand"
    ? client.prefetchQuery(neighbourhoodQueries.of(step.record, 1))
    : client.prefetchQuery(neighbourhoodQueries.group(step));
}

/** While more of a group is on its way, what was there of it before stays. */
export function keyOfLess(step: ViewStep): readonly unknown[] | undefined {
  if (step.act === "expand" || step.limit <= neighbourGroupSize) return undefined;
  return neighbourhoodQueries.group({ ...step, limit: step.limit - neighbourGroupSize }).queryKey;
}
