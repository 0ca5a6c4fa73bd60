import { createRoute } from "@tanstack/react-router";
import { goneSearchSchema } from "../features/sync/gone-search.ts";
import { ConnectionPage, CopySections, GonePage, OutboxPage } from "./pages.ts";
import { root } from "./root-route.ts";

const connection = createRoute({
  getParentRoute: () => root,
  path: "/settings/connection",
  component: () => <ConnectionPage renderCopy={(vendor) => <CopySections vendor={vendor} />} />,
});

const outbox = createRoute({
  getParentRoute: () => root,
  path: "/outbox",
  component: () => <OutboxPage />,
});

const deleted = createRoute({
  getParentRoute: () => root,
  path: "/deleted",
  validateSearch: goneSearchSchema,
  component: () => <GonePage search={deleted.useSearch()} />,
});

/** The addresses of what has to do with a vendor. */
export const vendorRoutes = [connection, outbox, deleted] as const;
