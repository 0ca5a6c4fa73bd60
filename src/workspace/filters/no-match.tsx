import { Button } from "@mantine/core";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { useSchema } from "../schema-query.ts";
import type { FilterOwner } from "./filter-fields.ts";
import { readFilter, writeFilter } from "./filter-node.ts";
import { filterSentence } from "./filter-words.ts";
import { namedRecords } from "./named-records.ts";
import { useRecordNames } from "./use-record-names.ts";

/** A filter lets nothing through: the last of its parts can go. */
export function NoMatch({
  noun,
  owner,
  filter,
  onChange,
}: {
  /** What the list holds, such as `order`. */
  noun: string;
  owner: FilterOwner;
  filter: string;
  onChange: (filter: string | undefined) => void;
}) {
  const schema = useSchema();
  const nodes = readFilter(filter).map(({ node }) => node);
  const last = nodes.at(-1);
  const recordName = useRecordNames(last ? namedRecords(last, schema, owner) : []);
  if (!last) return <EmptyState title={`No ${noun} matches`} />;
  return (
    <EmptyState
      title={`No ${noun} matches`}
      action={
        <Button onClick={() => onChange(writeFilter(nodes.slice(0, -1)))}>
          Remove “{filterSentence(last, { schema, owner, recordName })}”
        </Button>
      }
    >
      {nodes.length > 1 ? "Each filter may fit some, and yet none fits them all." : ""}
    </EmptyState>
  );
}
