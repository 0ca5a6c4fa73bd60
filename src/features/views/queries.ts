import { queryOptions } from "@tanstack/react-query";
import { viewEndpoints } from "../../../contract/views.ts";
import { callEndpoint } from "../../lib/api.ts";
import { keepInStep } from "./kept-views.ts";

/** All that this browser may see, of every type; `index.html` asks for it while the scripts are on their way. */
export const viewsQuery = queryOptions({
  queryKey: ["views"],
  queryFn: async ({ signal }) => {
    const { views } = await callEndpoint(viewEndpoints.list, { signal });
    keepInStep(views);
    return views;
  },
});
