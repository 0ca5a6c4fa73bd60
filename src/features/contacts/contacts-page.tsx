import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import { EmptyCopy } from "../../workspace/copy/empty-copy.ts";
import { RecordList } from "../../workspace/list/record-list.tsx";
import type { RecordListSearch } from "../../workspace/list/list-search.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { contactCellText } from "./contact-cell-text.ts";
import { contactsColumns } from "./contacts-columns.tsx";
import { contactQueries } from "./queries.ts";

const ExportContacts = lazyPart(async () => (await import("./export-contacts.tsx")).ExportContacts);

export function ContactsPage({ search }: { search: RecordListSearch }) {
  const schema = useSchema();
  const navigate = useNavigate({ from: "/contacts" });
  const columns = useMemo(() => contactsColumns(schema), [schema]);
  return (
    <RecordList
      kind="contact"
      title="Contacts"
      columns={columns}
      search={search}
      onChange={(changes, replace = false) =>
        void navigate({ search: (previous) => ({ ...previous, ...changes }), replace })
      }
      pageOf={contactQueries.page}
      cellText={(columnId, contact) => contactCellText(columnId, contact, schema)}
      onOpen={({ id }) => void navigate({ to: "/contacts/$id", params: { id } })}
      renderExport={(given) => <ExportContacts search={search} {...given} />}
      empty={
        <EmptyCopy
          kind="contact"
          noun="contacts"
          otherwise={
            <EmptyState title="No contacts yet">
              Contacts come with the workspace’s data; programs keep them up to date through the
              API.
            </EmptyState>
          }
        />
      }
    />
  );
}
