import { queryOptions } from "@tanstack/react-query";
import { sessionEndpoints } from "../../contract/session.ts";
import { callEndpoint } from "../lib/api.ts";

/** The workspace that the browser is signed in to. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => callEndpoint(sessionEndpoints.get, { signal }),
  staleTime: Infinity,
});
