import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import type { ContactSummary } from "../../../contract/contacts.ts";
import type { Column } from "../../components/data-table/column.ts";
import { Time } from "../../components/ui/time.tsx";
import { formatCount } from "../../lib/format.ts";
import { contactTitle } from "../../workspace/contact-title.ts";
import classes from "./contacts-columns.module.css";

export const contactsColumns: Column<ContactSummary>[] = [
  {
    id: "name",
    header: "Name",
    width: 210,
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
    width: 240,
    grows: true,
    card: "detail",
    cell: ({ email }) => <Text text={email} />,
  },
  { id: "role", header: "Role", width: 70, cell: ({ role }) => role },
  {
    id: "external_id",
    header: "External id",
    width: 150,
    cell: ({ external_id }) => <Text text={external_id} isId />,
  },
  {
    id: "location",
    header: "Location",
    width: 180,
    cell: ({ city, country }) => <Place names={[city, country]} />,
  },
  {
    id: "last_seen_at",
    header: "Last seen",
    width: 110,
    card: "corner",
    cell: ({ last_seen_at }) =>
      last_seen_at === null ? <Unset /> : <Time unixSeconds={last_seen_at} />,
  },
  {
    id: "created_at",
    header: "Created",
    width: 110,
    cell: ({ created_at }) => <Time unixSeconds={created_at} />,
  },
  {
    id: "reference_count",
    header: "References",
    width: 100,
    align: "end",
    cell: ({ reference_count }) =>
      reference_count === 0 ? <Unset /> : formatCount(reference_count),
  },
];

function Text({ text, isId = false }: { text: string | null; isId?: boolean }) {
  if (text === null || text.trim() === "") return <Unset />;
  return (
    <bdi className={isId ? classes.id : undefined} title={text}>
      {text}
    </bdi>
  );
}

/** Each name runs in its own direction, the list of them from left to right. */
function Place({ names }: { names: (string | null)[] }) {
  const given = names.filter((name) => name !== null && name !== "");
  if (given.length === 0) return <Unset />;
  return (
    <span title={given.join(", ")}>
      {given.map((name, index) => (
        <Fragment key={name}>
          {index > 0 ? ", " : ""}
          <bdi>{name}</bdi>
        </Fragment>
      ))}
    </span>
  );
}

function Unset() {
  return <span className={classes.unset}>—</span>;
}
