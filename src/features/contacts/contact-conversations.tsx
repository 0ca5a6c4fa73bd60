import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { ConversationSummary } from "../../../contract/conversations.ts";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { Time } from "../../components/ui/time.tsx";
import { formatCount } from "../../lib/format.ts";
import { ConversationState } from "../../workspace/conversation-state.tsx";
import { conversationTitle } from "../../workspace/conversation-title.ts";
import classes from "./contact-conversations.module.css";
import { contactQueries } from "./queries.ts";

/** The conversations a contact takes part in, the last updated first. */
export function ContactConversations({ contactId }: { contactId: string }) {
  const { data, error, refetch } = useQuery(contactQueries.conversations(contactId));
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        Conversations
        {data ? <span className={classes.count}>{formatCount(data.total_count)}</span> : null}
      </h2>
      {data ? (
        <Conversations list={data.conversations} />
      ) : error ? (
        <FailureState
          what="The conversations could not be loaded"
          failure={error}
          onRetry={() => void refetch()}
        />
      ) : (
        <p role="status" className={classes.quiet}>
          Loading…
        </p>
      )}
      {data && data.total_count > data.conversations.length ? (
        <Link to="/conversations" search={{ contact_id: contactId }} className={classes.all}>
          All {formatCount(data.total_count)} conversations
        </Link>
      ) : null}
    </section>
  );
}

function Conversations({ list }: { list: ConversationSummary[] }) {
  if (list.length === 0) return <p className={classes.quiet}>No conversations yet</p>;
  return (
    <ul className={classes.list}>
      {list.map((conversation) => (
        <li key={conversation.id} className={classes.item}>
          <Link to="/conversations/$id" params={{ id: conversation.id }} className={classes.link}>
            <bdi>{conversationTitle(conversation)}</bdi>
          </Link>
          <span className={classes.detail}>
            <ConversationState state={conversation.state} />
            <Time unixSeconds={conversation.updated_at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
