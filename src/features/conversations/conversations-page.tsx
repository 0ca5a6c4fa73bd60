import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { KeysetList } from "../../components/data-table/keyset-list.tsx";
import { firstPage } from "../../components/data-table/keyset-turn.ts";
import { defaultPageSize } from "../../components/data-table/table-footer.tsx";
import { TableToolbar } from "../../components/data-table/table-toolbar.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { SearchField } from "../../components/ui/search-field.tsx";
import { contactTitle } from "../../workspace/contact-title.ts";
import { RecordFilter } from "../../workspace/record-filter.tsx";
import { conversationsColumns } from "./conversations-columns.tsx";
import type { ConversationsSearch } from "./conversations-search.ts";
import { conversationQueries } from "./queries.ts";
import { StateFilter } from "./state-filter.tsx";

export function ConversationsPage({ search }: { search: ConversationsSearch }) {
  const { data, error, isPlaceholderData, refetch } = useQuery(
    conversationQueries.summaries(search),
  );
  const { q = "", state, contact_id } = search;
  const contacts = useQuery(
    conversationQueries.contacts(contact_id === undefined ? [] : [contact_id]),
  );
  const contact = contacts.data?.data.find(({ id }) => id === contact_id);
  const queryClient = useQueryClient();
  const navigate = useNavigate({ from: "/conversations" });
  const change = (changes: Partial<ConversationsSearch>, replace = false) =>
    void navigate({ search: (previous) => ({ ...previous, ...changes }), replace });
  const isNarrowed = q !== "" || state !== undefined || contact_id !== undefined;

  return (
    <>
      <PageHeader title="Conversations" count={isNarrowed ? undefined : data?.total_count} />
      <TableToolbar>
        <StateFilter state={state} />
        <SearchField
          label="Search conversations"
          placeholder="Title, opening message or id"
          value={q}
          // The letters of one search are one step back.
          onSearch={(text) =>
            change({ q: text || undefined, ...firstPage }, q !== "" && text !== "")
          }
        />
        <RecordFilter
          kind="contact"
          id={contact_id}
          name={contact && contactTitle(contact)}
          problem={contacts.data && !contact ? "is merged or not there" : undefined}
          onChange={(id) => change({ contact_id: id, ...firstPage })}
        />
      </TableToolbar>
      <KeysetList
        label="Conversations"
        columns={conversationsColumns}
        getRowId={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: "/conversations/$id", params: { id } })}
        list={data && { rows: data.conversations, total: data.total_count, page: data.page }}
        failure={error}
        onRetry={() => void refetch()}
        isStale={isPlaceholderData}
        empty={
          <NoConversations
            isNarrowed={isNarrowed}
            onClear={() =>
              change({ q: undefined, state: undefined, contact_id: undefined, ...firstPage })
            }
          />
        }
        perPage={search.per_page ?? defaultPageSize}
        onPerPage={(per_page) => change({ per_page, ...firstPage })}
        hasCursor={search.after !== undefined || search.before !== undefined}
        onTurn={(cursors) => change(cursors)}
        prefetch={(cursors) =>
          void queryClient.prefetchQuery(conversationQueries.summaries({ ...search, ...cursors }))
        }
      />
    </>
  );
}

function NoConversations({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  if (!isNarrowed) {
    return (
      <EmptyState title="No conversations yet">
        Conversations come with the workspace’s data; programs keep them up to date through the API.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No conversation matches"
      action={<Button onClick={onClear}>Clear search and filters</Button>}
    >
      Titles, opening messages and ids are searched; the messages that follow are not.
    </EmptyState>
  );
}
