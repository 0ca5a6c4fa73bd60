import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext } from "@tanstack/react-router";
import { schemaQuery } from "../workspace/schema-query.ts";
import { Shell } from "./shell.tsx";

/** The frame that all pages stand in. */
export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Shell,
  beforeLoad: ({ context }) => {
    void context.queryClient.prefetchQuery(schemaQuery);
  },
});
