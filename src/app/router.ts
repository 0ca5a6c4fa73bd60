import { createRouter } from "@tanstack/react-router";
import { PageFailure } from "./page-failure.tsx";
import { PageNotFound } from "./page-not-found.tsx";
import { queryClient } from "./query-client.ts";
import { routeTree } from "./routes.tsx";

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: "intent",
  // React Query decides what is fresh.
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: PageFailure,
  defaultNotFoundComponent: PageNotFound,
  scrollRestoration: true,
  // A list starts at its top, unless one comes back to it.
  scrollToTopSelectors: ["[data-scroll-restoration-id=list]"],
  // Ids are text: the router's own JSON would put quotes around one that looks like a number.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
    const text = new URLSearchParams(
      given.map(([name, value]) => [name, String(value)]),
    ).toString();
    return text === "" ? "" : `?${text}`;
  },
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
