import { VisuallyHidden } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ConversationSummary } from "../../../contract/conversations.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import type { Column } from "../../components/data-table/column.ts";
import { formatCount } from "../../lib/format.ts";
import { contactTitle } from "../../workspace/contact-title.ts";
import { ConversationState } from "../../workspace/conversation-state.tsx";
import { conversationTitle } from "../../workspace/conversation-title.ts";
import {
  attributeColumns,
  drawId,
  nothing,
  timeColumn,
} from "../../workspace/list/attribute-columns.tsx";
import classes from "./conversations-columns.module.css";

const shownContacts = 2;

/** The columns of conversations: their fields and, once somebody chooses them, their attributes and what else is known. */
export function conversationsColumns(schema: WorkspaceSchema): Column<ConversationSummary>[] {
  return [
    {
      id: "title",
      header: "Conversation",
      kind: "text",
      width: 440,
      grows: true,
      card: "title",
      cell: (conversation) => <Title conversation={conversation} />,
    },
    {
      id: "contacts",
      header: "Contacts",
      kind: "reference",
      width: 210,
      card: "detail",
      unsortable: "a conversation may have several",
      unfilterable: true,
      cell: ({ contacts }) => <Contacts contacts={contacts} />,
    },
    {
      id: "state",
      header: "State",
      kind: "list",
      width: 110,
      card: "detail",
      cell: ({ state }) => <ConversationState state={state} />,
    },
    {
      id: "priority",
      header: "Priority",
      kind: "list",
      width: 110,
      cell: ({ priority }) => (priority === "none" ? nothing : priority),
    },
    { ...timeColumn("updated_at", "Updated"), card: "corner" },
    { ...timeColumn("created_at", "Created"), isExtra: true },
    { ...timeColumn("waiting_since", "Waiting since", 150), isExtra: true },
    { ...timeColumn("snoozed_until", "Snoozed until", 150), isExtra: true },
    {
      id: "read",
      header: "Read",
      kind: "boolean",
      width: 90,
      isExtra: true,
      cell: ({ read }) => (read ? "Yes" : "No"),
    },
    {
      id: "reference_count",
      header: "References",
      kind: "number",
      width: 120,
      align: "end",
      unsortable: "references are counted for the rows in sight alone",
      unfilterable: true,
      cell: ({ reference_count }) =>
        reference_count === 0 ? nothing : formatCount(reference_count),
    },
    ...attributeColumns<ConversationSummary>(schema.conversation_attributes),
    { id: "id", header: "Id", kind: "id", width: 100, isExtra: true, cell: ({ id }) => drawId(id) },
  ];
}

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
  if (contacts.length === 0) return nothing;
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
