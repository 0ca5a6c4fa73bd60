import { Link } from "@tanstack/react-router";
import type { ContactSummary } from "../../../contract/contacts.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import type { Column } from "../../components/data-table/column.ts";
import { formatCount } from "../../lib/format.ts";
import { contactTitle } from "../../workspace/contact-title.ts";
import {
  attributeColumns,
  drawId,
  drawText,
  nothing,
  timeColumn,
} from "../../workspace/list/attribute-columns.tsx";

/** The columns of contacts: their fields and, once somebody chooses them, their attributes and what else is known. */
export function contactsColumns(schema: WorkspaceSchema): Column<ContactSummary>[] {
  return [
    {
      id: "name",
      header: "Name",
      kind: "text",
      width: 190,
      card: "title",
      cell: (contact) => (
        <Link to="/contacts/$id" params={{ id: contact.id }} title={contactTitle(contact)}>
          <bdi>{contactTitle(contact)}</bdi>
        </Link>
      ),
    },
    {
      id: "email",
      header: "Email",
      kind: "text",
      width: 210,
      grows: true,
      card: "detail",
      cell: ({ email }) => drawText(email),
    },
    {
      id: "phone",
      header: "Phone",
      kind: "text",
      width: 160,
      isExtra: true,
      cell: ({ phone }) => drawText(phone),
    },
    { id: "role", header: "Role", kind: "list", width: 80, cell: ({ role }) => role },
    {
      id: "external_id",
      header: "External id",
      kind: "id",
      width: 140,
      cell: ({ external_id }) => drawId(external_id),
    },
    placeColumn("city", "City"),
    { ...placeColumn("region", "Region"), isExtra: true },
    placeColumn("country", "Country"),
    { ...timeColumn("last_seen_at", "Last seen", 120), card: "corner" },
    timeColumn("created_at", "Created", 110),
    { ...timeColumn("updated_at", "Updated"), isExtra: true },
    { ...timeColumn("signed_up_at", "Signed up"), isExtra: true },
    { ...timeColumn("last_contacted_at", "Last contacted", 150), isExtra: true },
    { ...timeColumn("last_replied_at", "Last replied"), isExtra: true },
    {
      id: "reference_count",
      header: "References",
      kind: "number",
      width: 110,
      align: "end",
      unsortable: "references are counted for the rows in sight alone",
      unfilterable: true,
      cell: ({ reference_count }) =>
        reference_count === 0 ? nothing : formatCount(reference_count),
    },
    ...attributeColumns<ContactSummary>(schema.contact_attributes),
    { id: "id", header: "Id", kind: "id", width: 230, isExtra: true, cell: ({ id }) => drawId(id) },
  ];
}

function placeColumn(part: "city" | "region" | "country", header: string): Column<ContactSummary> {
  return {
    id: `location.${part}`,
    header,
    kind: "text",
    width: part === "city" ? 110 : 120,
    cell: ({ [part]: place }) => drawText(place),
  };
}
