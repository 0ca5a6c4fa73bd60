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
import { contactsColumns } from "./contacts-columns.tsx";
import type { ContactsSearch } from "./contacts-search.ts";
import { contactQueries } from "./queries.ts";

export function ContactsPage({ search }: { search: ContactsSearch }) {
  const { data, error, isPlaceholderData, refetch } = useQuery(contactQueries.summaries(search));
  const queryClient = useQueryClient();
  const navigate = useNavigate({ from: "/contacts" });
  const change = (changes: Partial<ContactsSearch>, replace = false) =>
    void navigate({ search: (previous) => ({ ...previous, ...changes }), replace });
  const { q = "" } = search;

  function searchFor(text: string): void {
    // The letters of one search are one step back.
    change({ q: text || undefined, ...firstPage }, q !== "" && text !== "");
  }

  return (
    <>
      <PageHeader title="Contacts" count={q === "" ? data?.total_count : undefined} />
      <TableToolbar>
        <SearchField
          label="Search contacts"
          placeholder="Name, email, phone or id"
          value={q}
          onSearch={searchFor}
        />
      </TableToolbar>
      <KeysetList
        label="Contacts"
        columns={contactsColumns}
        getRowId={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: "/contacts/$id", params: { id } })}
        list={data && { rows: data.contacts, total: data.total_count, page: data.page }}
        failure={error}
        onRetry={() => void refetch()}
        isStale={isPlaceholderData}
        empty={<NoContacts q={q} onClear={() => searchFor("")} />}
        perPage={search.per_page ?? defaultPageSize}
        onPerPage={(per_page) => change({ per_page, ...firstPage })}
        hasCursor={search.after !== undefined || search.before !== undefined}
        onTurn={(cursors) => change(cursors)}
        prefetch={(cursors) =>
          void queryClient.prefetchQuery(contactQueries.summaries({ ...search, ...cursors }))
        }
      />
    </>
  );
}

function NoContacts({ q, onClear }: { q: string; onClear: () => void }) {
  if (q === "") {
    return (
      <EmptyState title="No contacts yet">
        Contacts come with the workspace’s data; programs keep them up to date through the API.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`No contact matches “${q}”`}
      action={<Button onClick={onClear}>Clear search</Button>}
    >
      Names, emails, phone numbers, external ids and ids were looked through.
    </EmptyState>
  );
}
