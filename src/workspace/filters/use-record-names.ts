import { useQueries } from "@tanstack/react-query";
import { recordNameQuery } from "../record-name-query.ts";
import { useSchema } from "../schema-query.ts";
import type { FilterOwner } from "./filter-fields.ts";
import type { NamedRecord } from "./named-records.ts";

/** Looks up what records are called; their ids stand in for names that are not known, or not yet. */
export function useRecordNames(
  records: readonly NamedRecord[],
): (owner: FilterOwner, id: string) => string {
  const schema = useSchema();
  const names = useQueries({
    queries: records.map(({ owner, id }) => ({
      ...recordNameQuery(schema, owner, id),
      retry: false,
    })),
    combine: (results) =>
      new Map(results.map(({ data }, index) => [keyOf(records[index]), data] as const)),
  });
  return (owner, id) => names.get(keyOf({ owner, id })) ?? id;
}

function keyOf(record: NamedRecord | undefined): string {
  if (!record) return "";
  const { owner, id } = record;
  return `${owner.kind} ${"objectTypeId" in owner ? owner.objectTypeId : ""} ${id}`;
}
