import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Suspense, useMemo, type ReactNode } from "react";
import type { Conversation } from "../../../contract/conversations.ts";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FactGroup } from "../../components/ui/fact-group.tsx";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { RecordLayout } from "../../components/ui/record-layout.tsx";
import { RecordSkeleton } from "../../components/ui/record-skeleton.tsx";
import { ApiFailure } from "../../lib/api.ts";
import { ConversationState } from "../../workspace/conversation-state.tsx";
import { conversationTitle } from "../../workspace/conversation-title.ts";
import { Freshness } from "../../workspace/copy/freshness.ts";
import { customAttributeFacts } from "../../workspace/custom-attribute-facts.tsx";
import { useSchema } from "../../workspace/schema-query.ts";
import { SeeAssociations } from "../../workspace/see-associations.tsx";
import { ConversationContacts, ConversationFacts } from "./conversation-facts.tsx";
import { conversationQueries } from "./queries.ts";
import { ThreadView } from "./thread-view.tsx";
import { threadOf } from "./thread.ts";

const excerptLength = 120;

export function ConversationPage({
  id,
  associations,
  renderMissing,
}: {
  id: string;
  associations: ReactNode;
  /** Gets what is said of a conversation that is not there. */
  renderMissing: (notFound: ReactNode) => ReactNode;
}) {
  const { data: conversation, error, refetch } = useQuery(conversationQueries.get(id));
  if (error instanceof ApiFailure && error.status === 404)
    return renderMissing(<ConversationNotFound id={id} />);
  return (
    <>
      <PageHeader
        title={conversation ? titleOf(conversation) : "Conversation"}
        trail={<Link to="/conversations">Conversations</Link>}
        beside={conversation ? <Freshness kind="conversation" id={id} noun="conversation" /> : null}
      >
        {conversation ? (
          <>
            <ConversationState state={conversation.state} />
            <SeeAssociations kind="conversation" id={id} />
          </>
        ) : null}
      </PageHeader>
      {error ? (
        <FailureState
          what="The conversation could not be loaded"
          failure={error}
          onRetry={() => void refetch()}
        />
      ) : null}
      {conversation ? (
        <ConversationRecord conversation={conversation} associations={associations} />
      ) : error ? null : (
        <RecordSkeleton />
      )}
    </>
  );
}

function titleOf({ id, title, source }: Conversation): string {
  const opening = source.body.replaceAll(/\s+/g, " ").trim();
  const excerpt =
    opening.length > excerptLength ? `${opening.slice(0, excerptLength).trimEnd()}…` : opening;
  return conversationTitle({ id, title, excerpt });
}

function ConversationRecord({
  conversation,
  associations,
}: {
  conversation: Conversation;
  associations: ReactNode;
}) {
  const { conversation_attributes } = useSchema();
  const thread = useMemo(() => threadOf(conversation), [conversation]);
  return (
    <RecordLayout
      label="Thread"
      asideLabel="Facts and connections"
      aside={
        <>
          <ConversationFacts conversation={conversation} />
          <ConversationContacts conversation={conversation} />
          <Suspense fallback={null}>{associations}</Suspense>
          <FactGroup
            title="Custom attributes"
            facts={customAttributeFacts(conversation_attributes, conversation.custom_attributes, {
              conversation: conversation.id,
            })}
          />
        </>
      }
    >
      <ThreadView thread={thread} />
    </RecordLayout>
  );
}

function ConversationNotFound({ id }: { id: string }) {
  return (
    <>
      <PageHeader
        title="Conversation not found"
        trail={<Link to="/conversations">Conversations</Link>}
      />
      <EmptyState
        title="There is no conversation with this id"
        action={
          <Link to="/conversations" search={{ q: id }}>
            Search conversations for it
          </Link>
        }
      >
        “<bdi>{id}</bdi>” may be mistyped, or the conversation was deleted.
      </EmptyState>
    </>
  );
}
