import * as z from "zod/mini";
import { endpoint } from "./endpoint.ts";
import { storableText } from "./text.ts";

/** So many views a type may have, of all browsers together. */
export const maxViewsOfType = 1000;
/** So many of them one browser, or everyone, may have. */
export const maxViewsOfOwner = 200;

/** `mine` belongs to the browser that made it, or to the token; `everyone` to all. */
export const viewScopeSchema = z.enum(["mine", "everyone"]);
export type ViewScope = z.infer<typeof viewScopeSchema>;

const text = (most: number) => z.nullable(z.string().check(z.maxLength(most)));

/** The parts of an address as they stand in it; null where it has none. What they name may be gone by now. */
export const viewQuerySchema = z.object({
  q: text(200),
  filter: text(16_000),
  sort: text(4000),
  contact: text(255),
  conversation: text(255),
});

const columnIds = () =>
  z.array(z.string().check(z.maxLength(300))).check(z.maxLength(500, "must name at most 500"));

/** How the table is arranged; `columns` is null where that is up to the table. */
export const viewLayoutSchema = z.object({
  columns: z.nullable(columnIds()),
  pinned: columnIds(),
  /** In pixels; only those that were changed. */
  widths: z.record(
    z.string().check(z.maxLength(300)),
    z.number().check(z.minimum(1), z.maximum(10_000)),
  ),
  density: z.enum(["comfortable", "compact"]),
  /** The field whose values the rows are grouped by. */
  group_by: text(300),
  /** What is told at the foot of columns of numbers; views of old have none. */
  figures: z._default(
    z.record(z.string().check(z.maxLength(300)), z.enum(["sum", "average", "min", "max"])),
    {},
  ),
});

export const viewSchema = z.object({
  id: z.string(),
  object_type_id: z.string(),
  name: z.string(),
  scope: viewScopeSchema,
  /** What the type opens with; a default of one's own goes before everyone's. */
  is_default: z.boolean(),
  query: viewQuerySchema,
  layout: viewLayoutSchema,
  /** Counts the changes. */
  version: z.int(),
  created_at: z.int(),
  updated_at: z.int(),
});
export type View = z.infer<typeof viewSchema>;

const details = () => ({
  name: storableText(
    z.trim(),
    z.minLength(1, "needs a name"),
    z.maxLength(100, "must be at most 100 characters"),
  ),
  scope: viewScopeSchema,
  is_default: z.boolean(),
  query: z.strictObject(viewQuerySchema.shape),
  layout: z.strictObject(viewLayoutSchema.shape),
});

// What is written is lazy, built when it is first used: the first page only reads.
export const newViewSchema = z.lazy(() =>
  z.strictObject({
    ...details(),
    /** Puts a deleted view back under its own id, so that links to it hold. */
    id: z.optional(
      z.string().check(z.regex(/^[A-Za-z0-9_-]{12}$/, "must be the id of a deleted view")),
    ),
    object_type_id: z.string(),
  }),
);
export type NewView = z.infer<typeof newViewSchema>;

export const viewChangesSchema = z.lazy(() =>
  z.strictObject({
    ...z.partial(z.object(details())).shape,
    /** The version that the changes are made to. */
    version: z.int(),
  }),
);
export type ViewChanges = z.infer<typeof viewChangesSchema>;

const viewParams = z.strictObject({ view_id: z.string() });

export const viewEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/console/views",
    summary: "List the saved views of all object types: everyone's, and the caller's own",
    reply: z.object({ views: z.array(viewSchema) }),
  }),
  create: endpoint({
    method: "POST",
    path: "/console/views",
    summary: "Save a view; the first of a browser's own sets the cookie they belong to",
    body: newViewSchema,
    reply: viewSchema,
  }),
  /** Fails with 409 `conflict`, writing nothing, where the view is no longer of that `version`. */
  update: endpoint({
    method: "PUT",
    path: "/console/views/{view_id}",
    summary: "Change a view: what is left out stays",
    params: viewParams,
    body: viewChangesSchema,
    reply: viewSchema,
  }),
  remove: endpoint({
    method: "DELETE",
    path: "/console/views/{view_id}",
    summary: "Delete a view",
    params: viewParams,
    reply: z.object({ id: z.string(), deleted: z.literal(true) }),
  }),
};
