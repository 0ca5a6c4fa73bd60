import type { OwnerKind } from "../../contract/attributes.ts";

export type ColumnType = "text" | "integer" | "json";

/** The columns of each kind of record that come from the vendor. */
export const copiedColumns = {
  instance: {
    external_id: "text",
    external_created_at: "integer",
    external_updated_at: "integer",
    custom_attributes: "json",
    created_at: "integer",
    updated_at: "integer",
  },
  contact: {
    external_id: "text",
    role: "text",
    email: "text",
    phone: "text",
    name: "text",
    owner_id: "text",
    unsubscribed_from_emails: "integer",
    signed_up_at: "integer",
    last_seen_at: "integer",
    profile: "json",
    custom_attributes: "json",
    merged_into: "text",
    created_at: "integer",
    updated_at: "integer",
  },
  conversation: {
    title: "text",
    state: "text",
    read: "integer",
    priority: "text",
    admin_assignee_id: "integer",
    team_assignee_id: "integer",
    waiting_since: "integer",
    snoozed_until: "integer",
    source: "json",
    tags: "json",
    custom_attributes: "json",
    created_at: "integer",
    updated_at: "integer",
  },
} as const satisfies Record<OwnerKind, Record<string, ColumnType>>;

export const tableOfKind = {
  instance: "instances",
  contact: "contacts",
  conversation: "conversations",
} as const satisfies Record<OwnerKind, string>;
