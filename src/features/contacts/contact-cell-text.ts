import type { ContactSummary } from "../../../contract/contacts.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { formatDateTime } from "../../lib/format.ts";
import { namedAttributeText } from "../../workspace/attribute-text.ts";
import { contactTitle } from "../../workspace/contact-title.ts";

/** What a cell of the table says, as text. */
export function contactCellText(
  columnId: string,
  contact: ContactSummary,
  schema: WorkspaceSchema,
): string {
  switch (columnId) {
    case "name":
      return contactTitle(contact);
    case "id":
    case "email":
    case "phone":
    case "role":
    case "external_id":
      return contact[columnId] ?? "";
    case "location.city":
      return contact.city ?? "";
    case "location.region":
      return contact.region ?? "";
    case "location.country":
      return contact.country ?? "";
    case "last_seen_at":
    case "created_at":
    case "updated_at":
    case "signed_up_at":
    case "last_contacted_at":
    case "last_replied_at": {
      const time = contact[columnId];
      return time === null ? "" : formatDateTime(time);
    }
    case "reference_count":
      return String(contact.reference_count);
    default:
      return namedAttributeText(columnId, schema.contact_attributes, contact, schema);
  }
}
