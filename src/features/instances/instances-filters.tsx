import { useQuery } from "@tanstack/react-query";
import { ApiFailure } from "../../lib/api.ts";
import { RecordFilter } from "../../workspace/record-filter.tsx";
import { useSchema } from "../../workspace/schema-query.ts";
import { recordNameQuery } from "../../workspace/record-name-query.ts";
import type { InstancesSearch } from "./instances-search.ts";

type Kind = "contact" | "conversation";
const kinds: Kind[] = ["contact", "conversation"];

/** What the list is narrowed to: instances that a contact refers to, a conversation, or both. */
export function InstancesFilters({
  search,
  onChange,
}: {
  search: InstancesSearch;
  onChange: (filters: Pick<InstancesSearch, Kind>) => void;
}) {
  return kinds.map((kind) => {
    const id = search[kind];
    const change = (to: string | undefined) => onChange({ [kind]: to });
    return id === undefined ? (
      <RecordFilter key={kind} kind={kind} id={undefined} name={undefined} onChange={change} />
    ) : (
      <NamedFilter key={kind} kind={kind} id={id} onChange={change} />
    );
  });
}

function NamedFilter({
  kind,
  id,
  onChange,
}: {
  kind: Kind;
  id: string;
  onChange: (id: string | undefined) => void;
}) {
  const { data, error } = useQuery(recordNameQuery(useSchema(), { kind }, id));
  return (
    <RecordFilter
      kind={kind}
      id={id}
      name={data}
      problem={problemOf(error, kind)}
      onChange={onChange}
    />
  );
}

/** Why a filter finds nothing. A failure that says nothing about the record is told by the list itself. */
function problemOf(error: Error | null, noun: string): string | undefined {
  if (!(error instanceof ApiFailure)) return undefined;
  if (error.status === 404) return `no such ${noun}`;
  return error.status === 410 ? "merged into another contact" : undefined;
}
