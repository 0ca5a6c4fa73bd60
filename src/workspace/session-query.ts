import { queryOptions } from "@tanstack/react-query";
import { callEndpoint } from "../lib/api.ts";

/** The workspace that the browser is signed in to. Nothing on a page waits for it, so it brings its contract along by itself. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }) => {
    const { sessionEndpoints } = await import("../../contract/session.ts");
    return callEndpoint(sessionEndpoints.get, { signal });
  },
  staleTime: Infinity,
});
