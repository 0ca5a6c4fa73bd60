import type { Contact } from "../../contract/contacts.ts";
import type { ContactProfile } from "../features/contacts/contact-json.ts";
import { splitAttributes, type CopiedRecord } from "./copied-record.ts";

export function contactRecord(contact: Contact, relationships: ReadonlySet<string>): CopiedRecord {
  const { values, references } = splitAttributes(contact.custom_attributes, relationships);
  return {
    id: contact.id,
    columns: {
      external_id: contact.external_id,
      role: contact.role,
      email: contact.email,
      phone: contact.phone,
      name: contact.name,
      owner_id: contact.owner_id === null ? null : String(contact.owner_id),
      unsubscribed_from_emails: Number(contact.unsubscribed_from_emails),
      signed_up_at: contact.signed_up_at,
      last_seen_at: contact.last_seen_at,
      profile: JSON.stringify(profileOf(contact)),
      custom_attributes: JSON.stringify(values),
      merged_into: null,
      created_at: contact.created_at,
      updated_at: contact.updated_at,
    },
    references,
  };
}

/** What has no column of its own, without what is unset: a contact with little to tell stays small. */
function profileOf(contact: Contact): ContactProfile {
  const {
    type: _type,
    id: _id,
    external_id: _externalId,
    workspace_id: _workspaceId,
    role: _role,
    email: _email,
    email_domain: _domain,
    phone: _phone,
    name: _name,
    owner_id: _ownerId,
    unsubscribed_from_emails: _unsubscribed,
    signed_up_at: _signedUpAt,
    last_seen_at: _lastSeenAt,
    created_at: _createdAt,
    updated_at: _updatedAt,
    custom_attributes: _attributes,
    merge_history: _history,
    ...rest
  } = contact;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => !isUnset(value)));
}

function isUnset(value: unknown): boolean {
  if (value == null || value === false) return true;
  if (typeof value !== "object") return false;
  if ("data" in value && Array.isArray(value.data))
    return value.data.length === 0 && !("total_count" in value && Number(value.total_count) > 0);
  return (
    "country" in value &&
    Object.entries(value).every(([name, part]) => name === "type" || part === null)
  );
}
