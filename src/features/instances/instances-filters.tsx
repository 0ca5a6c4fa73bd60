import { useQuery } from "@tanstack/react-query";
import { ApiFailure } from "../../lib/api.ts";
import { RecordFilter } from "../../workspace/record-filter.tsx";
import type { InstancesSearch } from "./instances-search.ts";
import { filterNameQueries } from "./queries.ts";

/** What the list is narrowed to: instances that a contact refers to, a conversation, or both. */
export function InstancesFilters({
  search: { contact, conversation },
  onChange,
}: {
  search: InstancesSearch;
  onChange: (filters: Pick<InstancesSearch, "contact" | "conversation">) => void;
}) {
  const contactName = useQuery(filterNameQueries.contact(contact));
  const conversationName = useQuery(filterNameQueries.conversation(conversation));
  return (
    <>
      <RecordFilter
        kind="contact"
        id={contact}
        name={contactName.data}
        problem={problemOf(contactName.error, "contact")}
        onChange={(id) => onChange({ contact: id, conversation })}
      />
      <RecordFilter
        kind="conversation"
        id={conversation}
        name={conversationName.data}
        problem={problemOf(conversationName.error, "conversation")}
        onChange={(id) => onChange({ contact, conversation: id })}
      />
    </>
  );
}

/** Why a filter finds nothing. A failure that says nothing about the record is told by the list itself. */
function problemOf(error: Error | null, noun: string): string | undefined {
  if (!(error instanceof ApiFailure)) return undefined;
  if (error.status === 404) return `no such ${noun}`;
  return error.status === 410 ? "merged into another contact" : undefined;
}
