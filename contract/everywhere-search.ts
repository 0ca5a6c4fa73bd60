import * as z from "zod/mini";
import { endpoint } from "./endpoint.ts";
import { queryInteger } from "./pagination.ts";

const maxSearchLetters = 1000;

/** Where in a text a sought word stands, in UTF-16 units; the end does not belong to it. */
const markSchema = z.object({ start: z.int(), end: z.int() });
export type SearchMark = z.infer<typeof markSchema>;

export const searchHitSchema = z.object({
  id: z.string(),
  title: z.string(),
  title_marks: z.array(markSchema),
  /** What else tells it apart: an external id, an email, how a conversation opens; may be empty. */
  subtitle: z.string(),
  /** Its id or external id is what was typed, letters in either case. */
  is_exact: z.boolean(),
  /** The value that was found where the title is not all of it, cut to what stands around the first mark. */
  match: z.nullable(
    z.object({
      /** The attribute's label, or the name of the field. */
      label: z.string(),
      text: z.string(),
      marks: z.array(markSchema),
    }),
  ),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchGroupSchema = z.object({
  kind: z.enum(["instance", "contact", "conversation"]),
  /** Set for instances, else null. */
  object_type_id: z.nullable(z.string()),
  /** Exact ids, then what starts with the text, then the rest, newest first. */
  hits: z.array(searchHitSchema),
  total: z.int(),
  /** False where counting stopped early: then there are at least `total`. */
  total_is_exact: z.boolean(),
});
export type SearchGroup = z.infer<typeof searchGroupSchema>;

export const everywhereSearchEndpoint = endpoint({
  method: "GET",
  path: "/console/search",
  summary: "Find contacts, conversations and instances of every type by any text they hold",
  query: z.lazy(() =>
    z.strictObject({
      q: z.string().check(z.maxLength(maxSearchLetters)),
      /** Hits of a group. */
      limit: z.optional(queryInteger(1, 50)),
    }),
  ),
  /** The groups that have hits: types in the order of the navigation, contacts, conversations. */
  reply: z.object({ groups: z.array(searchGroupSchema) }),
});
