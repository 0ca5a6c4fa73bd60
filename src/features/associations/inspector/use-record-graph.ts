import { useQueries, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Neighbourhood, Path } from "../../../../contract/neighbourhood.ts";
import type { InspectorView } from "./inspector-view.ts";
import { keyOfLess, neighbourhoodQueries, stepQuery } from "./neighbourhood-queries.ts";
import { mergeReplies, type GraphReply, type RecordGraph } from "./record-graph.ts";

export interface ReadGraph {
  /** Undefined until the record in the middle is there. */
  graph: RecordGraph | undefined;
  /** What came first, or until the picture was last tidied. */
  first: RecordGraph;
  /** Changes where everything is laid out anew. */
  layout: string;
  path: Path | undefined;
  failure: Error | null;
  isFetching: boolean;
  onRetry: () => void;
}

/** Reads what the view asks for, each step by itself, and puts the replies together. */
export function useRecordGraph(view: InspectorView): ReadGraph {
  const client = useQueryClient();
  const focus = useQuery({
    ...neighbourhoodQueries.of(view.focus, view.depth),
    placeholderData: () => otherDepth(client, view),
  });
  const steps = useQueries({
    queries: view.steps.map((step) => ({
      ...stepQuery(step),
      placeholderData: () => {
        const key = keyOfLess(step);
        return key && client.getQueryData<Neighbourhood>(key);
      },
    })),
    combine: combineSteps,
  });
  const { from, to } = view;
  const path = useQuery({
    ...neighbourhoodQueries.path(from ?? view.focus, to ?? view.focus),
    enabled: from !== undefined && to !== undefined && from !== to,
  });
  // What came later waits for what came earlier: the order in which records come decides where they stand.
  const graph = useMemo(() => {
    if (!focus.data || steps.replies.length < view.tidied) return undefined;
    const replies: GraphReply[] = [focus.data, ...steps.replies];
    return mergeReplies(from && to && path.data ? [...replies, path.data] : replies);
  }, [focus.data, steps.replies, view.tidied, path.data, from, to]);
  const first = useMemo(
    () => mergeReplies([focus.data ?? nothing, ...steps.replies.slice(0, view.tidied)]),
    [focus.data, steps.replies, view.tidied],
  );
  return {
    graph,
    first,
    layout: `${view.focus} ${focus.isPlaceholderData ? "" : view.depth} ${view.tidied}`,
    path: from && to ? path.data : undefined,
    failure: focus.error ?? steps.failure ?? (from && to ? path.error : null),
    isFetching: focus.isFetching || steps.isFetching || path.isFetching,
    onRetry: () => {
      void client.refetchQueries({
        queryKey: ["neighbourhood"],
        type: "active",
        predicate: ({ state }) => state.status === "error",
      });
    },
  };
}

const nothing: GraphReply = { nodes: [], edges: [] };

/** The replies up to the first that is not there yet; one that failed holds nothing back. */
function combineSteps(
  results: { data: Neighbourhood | undefined; error: Error | null; isFetching: boolean }[],
) {
  const replies = results.map(({ data, error }) => data ?? (error ? nothing : undefined));
  const missing = replies.indexOf(undefined);
  return {
    replies: (missing < 0 ? replies : replies.slice(0, missing)).filter(
      (reply) => reply !== undefined,
    ),
    failure: results.find(({ error }) => error !== null)?.error ?? null,
    isFetching: results.some(({ isFetching }) => isFetching),
  };
}

/** While the neighbourhood is read deeper or less deep, the one that is there stays. */
function otherDepth(client: QueryClient, { focus, depth }: InspectorView) {
  return [depth - 1, depth + 1, depth - 2, depth + 2]
    .map((other) => client.getQueryData(neighbourhoodQueries.of(focus, other).queryKey))
    .find((reply) => reply !== undefined);
}
