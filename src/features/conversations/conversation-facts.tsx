import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Conversation } from "../../../contract/conversations.ts";
import { CopiedText } from "../../components/ui/copied-text.tsx";
import { FactGroup, type Fact } from "../../components/ui/fact-group.tsx";
import { TimeWithAge } from "../../components/ui/time.tsx";
import { contactTitle } from "../../workspace/contact-title.ts";
import { ConversationState } from "../../workspace/conversation-state.tsx";
import classes from "./conversation-facts.module.css";
import { conversationQueries } from "./queries.ts";

/** What a conversation is, beside what was said in it. */
export function ConversationFacts({ conversation }: { conversation: Conversation }) {
  const { admin_assignee_id, team_assignee_id, priority, source, tags } = conversation;
  const admin = findTeammate(conversation);
  return (
    <FactGroup
      title="Facts"
      facts={[
        { label: "State", value: <ConversationState state={conversation.state} /> },
        ...timeIfAny("Snoozed until", conversation.snoozed_until),
        { label: "Priority", value: priority === "none" ? undefined : priority },
        { label: "Assigned to", value: assignee(admin_assignee_id, admin, "teammate") },
        { label: "Team", value: assignee(team_assignee_id, undefined, "team") },
        { label: "Read", value: conversation.read ? "Yes" : "No" },
        { label: "Tags", value: tagList(tags.tags.map(({ name }) => name)) },
        ...timeIfAny("Waiting since", conversation.waiting_since),
        ...timeIfAny("Created", conversation.created_at),
        ...timeIfAny("Updated", conversation.updated_at),
        { label: "Came in by", value: source.type },
        { label: "Started by", value: source.delivered_as.replaceAll("_", " ") },
        {
          label: "Started on page",
          value: source.url ? <CopiedText text={source.url} what="address" /> : undefined,
        },
        { label: "Id", value: <CopiedText text={conversation.id} what="id" isId /> },
      ]}
    />
  );
}

/** Most conversations neither wait nor sleep; those say nothing of it. */
function timeIfAny(label: string, unixSeconds: number | null): Fact[] {
  return unixSeconds === null ? [] : [{ label, value: <TimeWithAge unixSeconds={unixSeconds} /> }];
}

/** Nobody is 0 since version 2.16, null before. */
function assignee(id: number | null, name: string | undefined, what: string): ReactNode {
  if (id === null || id === 0) return undefined;
  return (
    <>
      {name ? (
        <>
          <bdi>{name}</bdi>{" "}
        </>
      ) : null}
      <CopiedText text={String(id)} what={`${what} id`} isId />
    </>
  );
}

/** The source tells no names of teammates, but who wrote in the thread is known from there. */
function findTeammate({ admin_assignee_id, conversation_parts }: Conversation): string | undefined {
  const author = conversation_parts.conversation_parts
    .map((part) => part.author)
    .find(({ type, id }) => type === "admin" && id === String(admin_assignee_id));
  return author?.name ?? undefined;
}

function tagList(names: string[]): ReactNode {
  if (names.length === 0) return undefined;
  return (
    <ul className={classes.tags}>
      {names.map((name) => (
        <li key={name}>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** Who takes part, by the best names there are: a merged contact is told by its id alone. */
export function ConversationContacts({ conversation }: { conversation: Conversation }) {
  const participants = conversation.contacts.contacts;
  const ids = participants.map(({ id }) => id);
  const { data } = useQuery(conversationQueries.contacts(ids));
  const byId = new Map(data?.data.map((contact) => [contact.id, contact]));
  return (
    <FactGroup
      title="Contacts"
      facts={participants.map((participant, index) => {
        const contact = byId.get(participant.id);
        return {
          label: contact?.role ?? `contact ${index + 1}`,
          value: (
            <>
              <Link to="/contacts/$id" params={{ id: participant.id }}>
                <bdi>{contactTitle(contact ?? participant)}</bdi>
              </Link>
              {contact?.email ? <div className={classes.email}>{contact.email}</div> : null}
            </>
          ),
        };
      })}
    />
  );
}
