import { z } from "zod";
import { conversationStateSchema } from "./conversation-state.ts";
import { cursorPagesSchema } from "./cursor-pagination.ts";
import { customAttributesSchema } from "./custom-attributes.ts";
import { endpoint } from "./endpoint.ts";
import { maxPerPage, queryInteger } from "./pagination.ts";
import { recordListReply, recordPageQuery } from "./record-list.ts";
import { conversationSelectionQuery } from "./record-selection.ts";
import { searchRequestSchema } from "./search.ts";
import { storableText } from "./text.ts";

const text = z.string().nullable();
const unixSeconds = z.number().int().nullable();

const authorSchema = z.object({ type: z.string(), id: z.string(), name: text, email: text });

export const conversationPartSchema = z.object({
  type: z.literal("conversation_part"),
  id: z.string(),
  /** `comment`, `note`, `assignment`, `close`, `open`, `snoozed` … */
  part_type: z.string(),
  /** HTML, or plain text with `display_as=plaintext`; null where the part says nothing. */
  body: text,
  created_at: z.number().int(),
  updated_at: z.number().int(),
  notified_at: z.number().int(),
  author: authorSchema,
  attachments: z.array(z.unknown()),
  external_id: text,
  redacted: z.boolean(),
});
export type ConversationPart = z.infer<typeof conversationPartSchema>;

/** A line of `GET /conversations` (`conversation_list_item`): a conversation without its parts. */
export const conversationListItemSchema = z.object({
  type: z.literal("conversation"),
  id: z.string(),
  title: text,
  created_at: z.number().int(),
  updated_at: z.number().int(),
  waiting_since: unixSeconds,
  snoozed_until: unixSeconds,
  open: z.boolean(),
  state: conversationStateSchema,
  read: z.boolean(),
  /** `none`, `low`, `medium`, `high` or `urgent` since 2.16; `priority` or `not_priority` before. */
  priority: z.string(),
  /** 0 where nobody is assigned since 2.16, null before. */
  admin_assignee_id: z.number().int().nullable(),
  team_assignee_id: z.number().int().nullable(),
  tags: z.object({
    type: z.literal("tag.list"),
    tags: z.array(z.object({ type: z.literal("tag"), id: z.string(), name: z.string() })),
  }),
  source: z.object({
    type: z.string(),
    id: z.string(),
    delivered_as: z.string(),
    subject: z.string(),
    body: z.string(),
    author: authorSchema,
    attachments: z.array(z.unknown()),
    url: text,
    redacted: z.boolean(),
  }),
  contacts: z.object({
    type: z.literal("contact.list"),
    contacts: z.array(z.object({ type: z.literal("contact"), id: z.string(), external_id: text })),
  }),
  custom_attributes: customAttributesSchema,
});

export type ConversationListItem = z.infer<typeof conversationListItemSchema>;

export const conversationSchema = conversationListItemSchema.extend({
  /** The 500 newest parts, oldest first; `total_count` is the whole. */
  conversation_parts: z.object({
    type: z.literal("conversation_part.list"),
    conversation_parts: z.array(conversationPartSchema),
    total_count: z.number().int(),
  }),
});
export type Conversation = z.infer<typeof conversationSchema>;

const conversationListSchema = z.object({
  type: z.literal("conversation.list"),
  conversations: z.array(conversationListItemSchema),
  total_count: z.number().int(),
  pages: cursorPagesSchema,
});

/** Objectory keeps no companies yet, so `company_id` is refused rather than dropped. */
export const conversationUpdateSchema = z.strictObject({
  read: z.boolean().optional(),
  title: z.nullish(storableText(z.maxLength(255))),
  custom_attributes: z.optional(customAttributesSchema),
});
export type ConversationUpdate = z.infer<typeof conversationUpdateSchema>;

/** A line of the console's conversation list. */
export const conversationSummarySchema = conversationListItemSchema
  .pick({
    id: true,
    title: true,
    state: true,
    read: true,
    priority: true,
    created_at: true,
    updated_at: true,
    waiting_since: true,
    snoozed_until: true,
    custom_attributes: true,
  })
  .extend({
    /** The first 160 characters of the opening message, as plain text. */
    excerpt: z.string(),
    contacts: z.array(z.object({ id: z.string(), name: text, email: text })),
    reference_count: z.number().int(),
  });
export type ConversationSummary = z.infer<typeof conversationSummarySchema>;

const conversationParams = z.strictObject({ conversation_id: z.string() });
const displayAs = z.enum(["plaintext", "html"]).optional();

export const conversationEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/conversations",
    summary: "List conversations, the last updated first, by cursor",
    query: z.strictObject({
      per_page: z.optional(queryInteger(1, maxPerPage)),
      starting_after: z.string().optional(),
    }),
    reply: conversationListSchema,
  }),
  get: endpoint({
    method: "GET",
    path: "/conversations/{conversation_id}",
    summary: "Get one conversation with its parts",
    params: conversationParams,
    query: z.strictObject({
      display_as: displayAs,
      include_translations: z.enum(["true", "false"]).optional(),
    }),
    reply: conversationSchema,
  }),
  update: endpoint({
    method: "PUT",
    path: "/conversations/{conversation_id}",
    summary:
      "Change a conversation; a to-many reference in custom_attributes replaces the whole set",
    params: conversationParams,
    query: z.strictObject({ display_as: displayAs }),
    body: conversationUpdateSchema,
    reply: conversationSchema,
    tellsHeldOtherwise: true,
  }),
  search: endpoint({
    method: "POST",
    path: "/conversations/search",
    summary: "Search conversations with Intercom's query language",
    body: searchRequestSchema,
    reply: conversationListSchema,
  }),
  summaries: endpoint({
    method: "GET",
    path: "/console/conversations",
    summary:
      "Find conversations by state, contact, text and filter, sorted, by page number or by cursor; the last updated first by default",
    query: z.strictObject({ ...recordPageQuery, ...conversationSelectionQuery }),
    reply: z.object({ conversations: z.array(conversationSummarySchema), ...recordListReply }),
  }),
};
