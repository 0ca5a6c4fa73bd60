import type { Contact } from "../../../contract/contacts.ts";

type Plain = string | number | boolean | null | undefined;
type PlainField = {
  [Name in keyof Contact]-?: Contact[Name] extends Plain ? Name : never;
}[keyof Contact];

type ContactGroup =
  | "Identity"
  | "Contact details"
  | "Activity"
  | "Email consent"
  | "Browser"
  | "iOS app"
  | "Android app";

/** How a value is drawn: `id` and `copied` with a button that copies it. */
type FieldForm = "text" | "copied" | "id" | "time" | "flag";

export interface ContactField {
  name: Exclude<PlainField, "type">;
  label: string;
  form: FieldForm;
}

/** Every plain field of a contact, in the order people see them; a field new in the contract must find its place here. */
const places: Record<ContactField["name"], [ContactGroup, string, FieldForm]> = {
  name: ["Identity", "Name", "copied"],
  role: ["Identity", "Role", "text"],
  id: ["Identity", "Id", "id"],
  external_id: ["Identity", "External id", "id"],
  owner_id: ["Identity", "Owner id", "id"],
  workspace_id: ["Identity", "Workspace id", "id"],

  email: ["Contact details", "Email", "copied"],
  email_domain: ["Contact details", "Email domain", "text"],
  email_verified: ["Contact details", "Email verified", "flag"],
  phone: ["Contact details", "Phone", "copied"],
  language_override: ["Contact details", "Chosen language", "text"],

  created_at: ["Activity", "Created", "time"],
  updated_at: ["Activity", "Updated", "time"],
  signed_up_at: ["Activity", "Signed up", "time"],
  last_seen_at: ["Activity", "Last seen", "time"],
  last_contacted_at: ["Activity", "Last contacted", "time"],
  last_replied_at: ["Activity", "Last replied", "time"],
  last_email_opened_at: ["Activity", "Last opened email", "time"],
  last_email_clicked_at: ["Activity", "Last clicked email", "time"],

  unsubscribed_from_emails: ["Email consent", "Unsubscribed", "flag"],
  has_hard_bounced: ["Email consent", "Has hard bounced", "flag"],
  marked_email_as_spam: ["Email consent", "Marked as spam", "flag"],

  browser: ["Browser", "Browser", "text"],
  browser_version: ["Browser", "Version", "text"],
  browser_language: ["Browser", "Language", "text"],
  os: ["Browser", "Operating system", "text"],

  ios_app_name: ["iOS app", "App", "text"],
  ios_app_version: ["iOS app", "App version", "text"],
  ios_device: ["iOS app", "Device", "text"],
  ios_os_version: ["iOS app", "iOS version", "text"],
  ios_sdk_version: ["iOS app", "SDK version", "text"],
  ios_last_seen_at: ["iOS app", "Last seen", "time"],

  android_app_name: ["Android app", "App", "text"],
  android_app_version: ["Android app", "App version", "text"],
  android_device: ["Android app", "Device", "text"],
  android_os_version: ["Android app", "Android version", "text"],
  android_sdk_version: ["Android app", "SDK version", "text"],
  android_last_seen_at: ["Android app", "Last seen", "time"],
};

export function fieldsOf(group: ContactGroup): ContactField[] {
  const names = Object.keys(places) as ContactField["name"][];
  return names.flatMap((name) => {
    const [of, label, form] = places[name];
    return of === group ? [{ name, label, form }] : [];
  });
}
