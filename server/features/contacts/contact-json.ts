import type { z } from "zod";
import type { Contact, contactSchema } from "../../../contract/contacts.ts";
import { isVersionSince, type IntercomVersion } from "../../../contract/intercom-version.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import type { ContactRow } from "./store.ts";

/** The members of a contact that are kept in its `profile`, under Intercom's own names; any may be missing. */
export type ContactProfile = Partial<z.infer<typeof contactSchema>>;

export interface ContactFormat {
  version: IntercomVersion;
  withMergeHistory: boolean;
}

export function profileOf({ profile }: Pick<ContactRow, "profile">): ContactProfile {
  return JSON.parse(profile) as ContactProfile;
}

/** A contact as JSON text; `customAttributes` is JSON already and goes out as it is. */
export function contactJson(
  row: ContactRow,
  customAttributes: string,
  { version, withMergeHistory }: ContactFormat,
): string {
  const profile = profileOf(row);
  const contact: Omit<Contact, "custom_attributes"> = {
    type: "contact",
    id: row.id,
    external_id: row.external_id,
    workspace_id: theWorkspaceId,
    role: row.role,
    email: row.email,
    email_domain: emailDomain(row.email),
    phone: row.phone,
    name: row.name,
    owner_id: ownerId(row.owner_id, version),
    has_hard_bounced: profile.has_hard_bounced ?? false,
    marked_email_as_spam: profile.marked_email_as_spam ?? false,
    unsubscribed_from_emails: row.unsubscribed_from_emails === 1,
    ...(isVersionSince(version, "2.16") ? { email_verified: profile.email_verified ?? null } : {}),
    created_at: row.created_at,
    updated_at: row.updated_at,
    signed_up_at: row.signed_up_at,
    last_seen_at: row.last_seen_at,
    ...activity(profile),
    ...devices(profile),
    avatar: profile.avatar ?? null,
    tags: addressableList(row.id, "tags", profile.tags),
    notes: addressableList(row.id, "notes", profile.notes),
    companies: addressableList(row.id, "companies", profile.companies),
    location: {
      type: "location",
      country: profile.location?.country ?? null,
      region: profile.location?.region ?? null,
      city: profile.location?.city ?? null,
    },
    social_profiles: { type: "list", data: profile.social_profiles?.data ?? [] },
    ...(withMergeHistory && row.role === "user"
      ? { merge_history: profile.merge_history ?? [] }
      : {}),
  };
  return `${JSON.stringify(contact).slice(0, -1)},"custom_attributes":${customAttributes}}`;
}

function emailDomain(email: string | null): string | null {
  const at = email?.indexOf("@") ?? -1;
  return email === null || at === -1 ? null : email.slice(at + 1);
}

function ownerId(id: string | null, version: IntercomVersion): Contact["owner_id"] {
  return id === null || isVersionSince(version, "2.16") ? id : Number(id);
}

function activity(profile: ContactProfile) {
  return {
    last_replied_at: profile.last_replied_at ?? null,
    last_contacted_at: profile.last_contacted_at ?? null,
    last_email_opened_at: profile.last_email_opened_at ?? null,
    last_email_clicked_at: profile.last_email_clicked_at ?? null,
  };
}

function devices(profile: ContactProfile) {
  return {
    language_override: profile.language_override ?? null,
    browser: profile.browser ?? null,
    browser_version: profile.browser_version ?? null,
    browser_language: profile.browser_language ?? null,
    os: profile.os ?? null,
    android_app_name: profile.android_app_name ?? null,
    android_app_version: profile.android_app_version ?? null,
    android_device: profile.android_device ?? null,
    android_os_version: profile.android_os_version ?? null,
    android_sdk_version: profile.android_sdk_version ?? null,
    android_last_seen_at: profile.android_last_seen_at ?? null,
    ios_app_name: profile.ios_app_name ?? null,
    ios_app_version: profile.ios_app_version ?? null,
    ios_device: profile.ios_device ?? null,
    ios_os_version: profile.ios_os_version ?? null,
    ios_sdk_version: profile.ios_sdk_version ?? null,
    ios_last_seen_at: profile.ios_last_seen_at ?? null,
  };
}

const maxListed = 10;

/** Ten at most, as Intercom lists them. */
function addressableList(
  contactId: string,
  name: "tags" | "notes" | "companies",
  kept: Contact["tags"] | undefined,
): Contact["tags"] {
  const data = (kept?.data ?? []).slice(0, maxListed);
  const total_count = Math.max(kept?.total_count ?? 0, kept?.data.length ?? 0);
  return {
    type: "list",
    data,
    url: `/contacts/${contactId}/${name}`,
    total_count,
    has_more: total_count > data.length,
  };
}
