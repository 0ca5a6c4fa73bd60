import { queryOptions } from "@tanstack/react-query";
import { overviewEndpoint } from "../../../contract/overview.ts";
import { callEndpoint } from "../../lib/api.ts";

export const overviewQuery = queryOptions({
  queryKey: ["overview"],
  queryFn: ({ signal }) => callEndpoint(overviewEndpoint, { signal }),
});
