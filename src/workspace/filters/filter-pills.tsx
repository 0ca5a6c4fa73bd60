import { Button } from "@mantine/core";
import { Suspense, useState } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import { announce } from "../../components/ui/announce.ts";
import { useSchema } from "../schema-query.ts";
import type { FilterOwner } from "./filter-fields.ts";
import { readFilter, writeFilter, type FilterNode } from "./filter-node.ts";
import { filterWords } from "./filter-words.ts";
import { namedRecords } from "./named-records.ts";
import { PartPill } from "./part-pill.tsx";
import { problemWords } from "./problem-words.ts";
import type { QueryProblem } from "./query-problem.ts";
import { UndoneFilters } from "./undone-filters.tsx";
import { useRecordNames } from "./use-record-names.ts";

const FilterBuilder = lazyPart(async () => (await import("./filter-builder.tsx")).FilterBuilder);

/** What a list is filtered by, part for part: a press edits one in its place. */
export function FilterPills({
  owner,
  filter,
  problems,
  onChange,
}: {
  owner: FilterOwner;
  filter: string;
  problems: QueryProblem[];
  onChange: (filter: string | undefined) => void;
}) {
  const schema = useSchema();
  const [isBuilding, setIsBuilding] = useState(false);
  const parts = readFilter(filter);
  const nodes = parts.map(({ node }) => node);
  const recordName = useRecordNames(nodes.flatMap((node) => namedRecords(node, schema, owner)));
  const write = (changed: FilterNode[]) => onChange(writeFilter(changed));

  function clearAll(): void {
    onChange(undefined);
    announce((close) => <UndoneFilters onUndo={() => onChange(filter)} onDone={close} />);
  }

  return (
    <>
      {parts.map(({ node, path }, index) => (
        <PartPill
          // A part has no name of its own; its place serves as long as none is taken out.
          key={`${parts.length} ${index}`}
          owner={owner}
          node={node}
          words={filterWords(node, { schema, owner, recordName })}
          problem={reasonOf(problems, path)}
          onChange={(changed) =>
            write(nodes.flatMap((each) => (each === node ? (changed ?? []) : each)))
          }
          onRemove={() => write(nodes.filter((each) => each !== node))}
        />
      ))}
      <Button variant="subtle" onClick={() => setIsBuilding(true)}>
        Edit as groups
      </Button>
      <Button variant="subtle" onClick={clearAll}>
        Clear all
      </Button>
      {isBuilding ? (
        <Suspense>
          <FilterBuilder
            owner={owner}
            filter={filter}
            onChange={onChange}
            onClose={() => setIsBuilding(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}

/** Why the part at a path makes no sense; a problem of the whole filter is one of each part. */
function reasonOf(problems: QueryProblem[], part: string): string | undefined {
  const reasons = problems
    .filter(({ path }) => path === part || path.startsWith(`${part}.`) || path === "filter")
    .map(problemWords);
  return reasons.length === 0 ? undefined : reasons.join("; ");
}
