import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { firstPage } from "../../components/data-table/keyset-turn.ts";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import { contactTitle } from "../../workspace/contact-title.ts";
import { EmptyCopy } from "../../workspace/copy/empty-copy.ts";
import { RecordList } from "../../workspace/list/record-list.tsx";
import { RecordFilter } from "../../workspace/record-filter.tsx";
import { useSchema } from "../../workspace/schema-query.ts";
import { conversationCellText } from "./conversation-cell-text.ts";
import { conversationsColumns } from "./conversations-columns.tsx";
import type { ConversationsSearch } from "./conversations-search.ts";
import { conversationQueries } from "./queries.ts";
import { StateFilter } from "./state-filter.tsx";

const ExportConversations = lazyPart(
  async () => (await import("./export-conversations.tsx")).ExportConversations,
);

export function ConversationsPage({ search }: { search: ConversationsSearch }) {
  const { state, contact_id } = search;
  const schema = useSchema();
  const navigate = useNavigate({ from: "/conversations" });
  const columns = useMemo(() => conversationsColumns(schema), [schema]);
  const contacts = useQuery(
    conversationQueries.contacts(contact_id === undefined ? [] : [contact_id]),
  );
  const contact = contacts.data?.data.find(({ id }) => id === contact_id);
  const change = (changes: ConversationsSearch, replace = false) =>
    void navigate({ search: (previous) => ({ ...previous, ...changes }), replace });
  const isNarrowed = state !== undefined || contact_id !== undefined;

  return (
    <RecordList
      kind="conversation"
      title="Conversations"
      columns={columns}
      search={search}
      onChange={change}
      pageOf={(query) => conversationQueries.page({ ...query, state, contact_id })}
      cellText={(columnId, conversation) => conversationCellText(columnId, conversation, schema)}
      onOpen={({ id }) => void navigate({ to: "/conversations/$id", params: { id } })}
      start={<StateFilter state={state} />}
      narrowing={
        <RecordFilter
          kind="contact"
          id={contact_id}
          name={contact && contactTitle(contact)}
          problem={contacts.data && !contact ? "is merged or not there" : undefined}
          onChange={(id) => change({ contact_id: id, ...firstPage })}
        />
      }
      renderExport={(given) => <ExportConversations search={search} {...given} />}
      empty={
        isNarrowed ? (
          <EmptyState
            title="No conversation matches"
            action={
              <Button
                onClick={() => change({ state: undefined, contact_id: undefined, ...firstPage })}
              >
                Show all conversations
              </Button>
            }
          />
        ) : (
          <EmptyCopy
            kind="conversation"
            noun="conversations"
            otherwise={
              <EmptyState title="No conversations yet">
                Conversations come with the workspace’s data; programs keep them up to date through
                the API.
              </EmptyState>
            }
          />
        )
      }
    />
  );
}
