import { z } from "zod";
import { cursorPagesSchema, cursorQuery } from "./cursor-pagination.ts";
import { customAttributesSchema } from "./custom-attributes.ts";
import { endpoint } from "./endpoint.ts";
import { recordListReply, recordPageQuery } from "./record-list.ts";
import { contactSelectionQuery } from "./record-selection.ts";
import { searchRequestSchema } from "./search.ts";
import { storableText } from "./text.ts";

const text = z.string().nullable();
const unixSeconds = z.number().int().nullable();

/** A list inside a contact, cut at ten by Intercom; `total_count` is the whole. */
function addressableListSchema<Item extends z.ZodType>(item: Item) {
  return z.object({
    type: z.literal("list"),
    data: z.array(item),
    url: z.string(),
    total_count: z.number().int(),
    has_more: z.boolean(),
  });
}
const addressableSchema = z.object({ id: z.string(), type: z.string(), url: z.string() });

const contactRoles = ["user", "lead"] as const;

/** A contact, every field of Intercom's reference page (2.16). Times are Unix seconds UTC. */
export const contactSchema = z.object({
  type: z.literal("contact"),
  /** 24 hexadecimal digits. */
  id: z.string(),
  external_id: text,
  workspace_id: z.string(),
  role: z.string(),
  email: text,
  email_domain: text,
  phone: text,
  name: text,
  /** A string since 2.16, an integer before. */
  owner_id: z.union([z.string(), z.number()]).nullable(),
  has_hard_bounced: z.boolean(),
  marked_email_as_spam: z.boolean(),
  unsubscribed_from_emails: z.boolean(),
  email_verified: z.boolean().nullish(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
  signed_up_at: unixSeconds,
  last_seen_at: unixSeconds,
  last_replied_at: unixSeconds,
  last_contacted_at: unixSeconds,
  last_email_opened_at: unixSeconds,
  last_email_clicked_at: unixSeconds,
  language_override: text,
  browser: text,
  browser_version: text,
  browser_language: text,
  os: text,
  android_app_name: text,
  android_app_version: text,
  android_device: text,
  android_os_version: text,
  android_sdk_version: text,
  android_last_seen_at: unixSeconds,
  ios_app_name: text,
  ios_app_version: text,
  ios_device: text,
  ios_os_version: text,
  ios_sdk_version: text,
  ios_last_seen_at: unixSeconds,
  custom_attributes: customAttributesSchema,
  avatar: z.object({ type: z.literal("avatar"), image_url: text }).nullable(),
  tags: addressableListSchema(addressableSchema),
  notes: addressableListSchema(addressableSchema),
  companies: addressableListSchema(addressableSchema),
  location: z.object({ type: z.literal("location"), country: text, region: text, city: text }),
  social_profiles: z.object({
    type: z.literal("list"),
    data: z.array(
      z.object({ type: z.literal("social_profile"), name: z.string(), url: z.string() }),
    ),
  }),
  merge_history: z
    .array(
      z.object({
        type: z.literal("merge_history_item"),
        source_contact_id: z.string(),
        source_contact_role: z.string(),
        merged_at: z.number().int(),
      }),
    )
    .nullish(),
});
export type Contact = z.infer<typeof contactSchema>;

const contactListSchema = z.object({
  type: z.literal("list"),
  data: z.array(contactSchema),
  total_count: z.number().int(),
  pages: cursorPagesSchema,
});

/** What a program may change of a contact; a field left out stays as it is. */
export const contactUpdateSchema = z.strictObject({
  role: z.enum(contactRoles, "must be user or lead").optional(),
  external_id: z.nullish(storableText(z.minLength(1), z.maxLength(255))),
  email: z.union([z.email("must be an email address"), z.literal("")]).nullish(),
  email_verified: z.boolean().optional(),
  phone: z.nullish(storableText(z.maxLength(64))),
  name: z.nullish(storableText(z.maxLength(255))),
  avatar: z.url("must be an address of an image").nullish(),
  signed_up_at: z.unknown().optional(),
  last_seen_at: z.unknown().optional(),
  owner_id: z.union([z.string(), z.number()]).nullish(),
  unsubscribed_from_emails: z.boolean().optional(),
  custom_attributes: z.optional(customAttributesSchema),
});
export type ContactUpdate = z.infer<typeof contactUpdateSchema>;

/** A line of the console's contact list. */
export const contactSummarySchema = contactSchema
  .pick({
    id: true,
    external_id: true,
    role: true,
    email: true,
    name: true,
    phone: true,
    created_at: true,
    updated_at: true,
    signed_up_at: true,
    last_seen_at: true,
    last_contacted_at: true,
    last_replied_at: true,
    custom_attributes: true,
  })
  .extend({
    city: text,
    region: text,
    country: text,
    /** References this contact holds, over all attributes. */
    reference_count: z.number().int(),
  });
export type ContactSummary = z.infer<typeof contactSummarySchema>;

const contactParams = z.strictObject({ contact_id: z.string() });
const mergeHistoryQuery = { include_merge_history: z.enum(["true", "false"]).optional() };

export const contactEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/contacts",
    summary: "List contacts, newest first, by cursor",
    query: z.strictObject({ ...cursorQuery, ...mergeHistoryQuery }),
    reply: contactListSchema,
  }),
  get: endpoint({
    method: "GET",
    path: "/contacts/{contact_id}",
    summary: "Get one contact",
    params: contactParams,
    query: z.strictObject(mergeHistoryQuery),
    reply: contactSchema,
  }),
  findByExternalId: endpoint({
    method: "GET",
    path: "/contacts/find_by_external_id/{external_id}",
    summary: "Get one contact by its external id",
    params: z.strictObject({ external_id: z.string() }),
    reply: contactSchema,
  }),
  update: endpoint({
    method: "PUT",
    path: "/contacts/{contact_id}",
    summary: "Change a contact; a to-many reference in custom_attributes replaces the whole set",
    params: contactParams,
    query: z.strictObject(mergeHistoryQuery),
    body: contactUpdateSchema,
    reply: contactSchema,
    tellsHeldOtherwise: true,
  }),
  search: endpoint({
    method: "POST",
    path: "/contacts/search",
    summary: "Search contacts with Intercom's query language",
    query: z.strictObject(mergeHistoryQuery),
    body: searchRequestSchema,
    reply: contactListSchema,
  }),
  summaries: endpoint({
    method: "GET",
    path: "/console/contacts",
    summary:
      "Find contacts by text and filter, sorted, by page number or by cursor; the newest first by default",
    query: z.strictObject({ ...recordPageQuery, ...contactSelectionQuery }),
    reply: z.object({ contacts: z.array(contactSummarySchema), ...recordListReply }),
  }),
};
