import * as z from "zod/mini";
import { conversationStateSchema } from "./conversation-state.ts";
import { filterParameters } from "./filter-parameters.ts";

/** Which contacts, in which order. Every part is text as it stands in an address; an invalid one is a 400 that names it. */
export const contactSelectionQuery = {
  ...filterParameters,
  /** Text that a field or an attribute holds, as the search everywhere finds it. */
  q: z.optional(z.string().check(z.maxLength(200))),
  /** An array of `SortKey` as JSON. */
  sort: z.optional(z.string().check(z.maxLength(4000))),
};

/** Which conversations, in which order. */
export const conversationSelectionQuery = {
  ...contactSelectionQuery,
  state: z.optional(conversationStateSchema),
  contact_id: z.optional(z.string()),
};
