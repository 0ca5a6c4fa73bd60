import { VisuallyHidden } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ConversationSummary } from "../../../contract/conversations.ts";
import type { Column } from "../../components/data-table/column.ts";
import { Time } from "../../components/ui/time.tsx";
import { formatCount } from "../../lib/format.ts";
import { contactTitle } from "../../workspace/contact-title.ts";
import { ConversationState } from "../../workspace/conversation-state.tsx";
import { conversationTitle } from "../../workspace/conversation-title.ts";
import classes from "./conversations-columns.module.css";

const shownContacts = 2;

export const conversationsColumns: Column<ConversationSummary>[] = [
  {
    id: "title",
    header: "Conversation",
    width: 440,
    grows: true,
    card: "title",
    cell: (conversation) => <Title conversation={conversation} />,
  },
  {
    id: "contacts",
    header: "Contacts",
    width: 210,
    card: "detail",
    cell: ({ contacts }) => <Contacts contacts={contacts} />,
  },
  {
    id: "state",
    header: "State",
    width: 100,
    card: "detail",
    cell: ({ state }) => <ConversationState state={state} />,
  },
  {
    id: "priority",
    header: "Priority",
    width: 90,
    cell: ({ priority }) => (priority === "none" ? <Unset /> : priority),
  },
  {
    id: "updated_at",
    header: "Updated",
    width: 110,
    card: "corner",
    cell: ({ updated_at }) => <Time unixSeconds={updated_at} />,
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

/** The title, and how the opening message begins where that is not the title already. */
function Title({ conversation }: { conversation: ConversationSummary }) {
  const { id, title, excerpt, read } = conversation;
  const name = conversationTitle(conversation);
  return (
    <>
      {read ? null : (
        <span className={classes.unread}>
          <VisuallyHidden>Unread: </VisuallyHidden>
        </span>
      )}
      <Link
        to="/conversations/$id"
        params={{ id }}
        title={name}
        className={read ? classes.read : undefined}
      >
        <bdi>{name}</bdi>
      </Link>
      {name === title?.trim() || name === title ? (
        <span className={classes.excerpt}>
          <bdi>{excerpt}</bdi>
        </span>
      ) : null}
    </>
  );
}

function Contacts({ contacts }: { contacts: ConversationSummary["contacts"] }) {
  if (contacts.length === 0) return <Unset />;
  const names = contacts.map(contactTitle);
  return (
    <span title={names.join(", ")}>
      {names.slice(0, shownContacts).map((name, index) => (
        <span key={`${index} ${name}`}>
          {index > 0 ? ", " : ""}
          <bdi>{name}</bdi>
        </span>
      ))}
      {names.length > shownContacts ? ` +${names.length - shownContacts}` : ""}
    </span>
  );
}

function Unset() {
  return <span className={classes.unset}>—</span>;
}
