import type { DataAttribute } from "../../../contract/data-attributes.ts";

type Row = [
  fullName: string,
  label: string,
  dataType: DataAttribute["data_type"],
  description: string,
  writable?: "writable",
];

/** The fields that every contact has, as `/data_attributes` lists them beside those that a workspace made. */
const rows: Row[] = [
  ["id", "ID", "string", "The id that Intercom gave the contact"],
  ["external_id", "User ID", "string", "The id of the contact in your own system", "writable"],
  ["role", "Type", "string", "Whether the contact is a user or a lead", "writable"],
  ["name", "Name", "string", "The contact's full name", "writable"],
  ["email", "Email", "string", "The contact's email address", "writable"],
  ["phone", "Phone", "string", "The contact's phone number", "writable"],
  ["avatar", "Avatar", "string", "The address of a picture of the contact", "writable"],
  ["owner_id", "Owner", "string", "The id of the teammate who owns the contact", "writable"],
  [
    "unsubscribed_from_emails",
    "Unsubscribed from emails",
    "boolean",
    "Whether the contact wants no emails",
    "writable",
  ],
  ["has_hard_bounced", "Email bounced", "boolean", "Whether an email to the contact hard bounced"],
  ["marked_email_as_spam", "Marked email as spam", "boolean", "Whether one was marked as spam"],
  ["created_at", "Created at", "date", "When the contact was made"],
  ["updated_at", "Updated at", "date", "When the contact was last changed"],
  ["signed_up_at", "Signed up", "date", "When the contact signed up", "writable"],
  ["last_seen_at", "Last seen", "date", "When the contact was last seen", "writable"],
  ["last_replied_at", "Last replied", "date", "When the contact last sent a message"],
  ["last_contacted_at", "Last contacted", "date", "When the contact was last sent a message"],
  ["last_email_opened_at", "Last opened email", "date", "When the contact last opened an email"],
  ["last_email_clicked_at", "Last clicked on link in email", "date", "When one was last followed"],
  ["language_override", "Language override", "string", "The language that was set by hand"],
  ["browser", "Browser", "string", "The browser the contact last used"],
  ["browser_version", "Browser version", "string", "The version of that browser"],
  ["browser_language", "Browser language", "string", "The language of that browser"],
  ["os", "OS", "string", "The operating system the contact last used"],
  ["location.country", "Country", "string", "The country the contact was last seen in"],
  ["location.region", "Region", "string", "The region the contact was last seen in"],
  ["location.city", "City", "string", "The city the contact was last seen in"],
];

export const standardContactAttributes: DataAttribute[] = rows.map(
  ([full_name, label, data_type, description, writable]) => ({
    type: "data_attribute",
    model: "contact",
    name: full_name.split(".").at(-1) ?? full_name,
    full_name,
    label,
    description,
    data_type,
    api_writable: writable !== undefined,
    messenger_writable: false,
    ui_writable: writable !== undefined,
    custom: false,
    archived: false,
  }),
);
