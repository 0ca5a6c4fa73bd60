import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiFailure } from "../lib/api.ts";
import { checksKey } from "../features/checks/checks-key.ts";
import { schemaQuery } from "../workspace/schema-query.ts";
import { noteFailure, noteSuccess } from "./connection.ts";

const staleMs = 15_000;

/** The cache of everything read from the server, and the one place that decides about retries. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteFailure, onSuccess: noteSuccess }),
  mutationCache: new MutationCache({
    onError: noteFailure,
    onSuccess: () => {
      noteSuccess();
      // Any write may change the counts in the navigation, and mend what the checks found.
      void queryClient.invalidateQueries({ queryKey: schemaQuery.queryKey });
      void queryClient.invalidateQueries({ queryKey: checksKey });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: staleMs,
      // The server may well be this machine: what the browser thinks of the network says nothing.
      networkMode: "always",
      retry: (failures, error) => failures < 2 && isPassing(error),
    },
    mutations: { networkMode: "always", retry: false },
  },
});

/** A failure that may be gone at the next try: no answer, or a server that is busy or starting. */
function isPassing(error: Error): boolean {
  return (
    error instanceof ApiFailure && (error.kind === "unreachable" || (error.status ?? 0) >= 500)
  );
}
