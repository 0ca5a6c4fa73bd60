import { Button } from "@mantine/core";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import type { FilterOwner } from "./filter-fields.ts";
import { withoutPaths } from "./filter-node.ts";
import { problemWords } from "./problem-words.ts";
import { queryProblems } from "./query-problem.ts";
import { unsortedWords } from "./unsorted-words.ts";

/** In place of a list whose filter or order makes no sense: why, and the way out. */
export function InvalidQuery({
  label,
  owner,
  failure,
  filter,
  onFilter,
  onSort,
}: {
  /** What the list holds, in the plural. */
  label: string;
  owner: FilterOwner;
  failure: Error;
  filter: string | undefined;
  onFilter: (filter: string | undefined) => void;
  onSort: (sort: string | undefined) => void;
}) {
  const inFilter = queryProblems(failure, "filter");
  const inSort = queryProblems(failure, "sort");
  const what = inFilter.length > 0 ? "This filter" : "This order";
  return (
    <EmptyState
      title={`${what} can’t be applied`}
      action={
        inFilter.length > 0 ? (
          <Button
            onClick={() =>
              onFilter(
                withoutPaths(
                  filter ?? "",
                  inFilter.map(({ path }) => path),
                ),
              )
            }
          >
            {inFilter.length === 1 ? "Remove the invalid part" : "Remove the invalid parts"}
          </Button>
        ) : (
          <Button onClick={() => onSort(undefined)}>
            Sort by {unsortedWords[owner.kind].toLowerCase()}
          </Button>
        )
      }
    >
      {inFilter.length > 0
        ? `${inFilter.length === 1 ? "A part of it makes no sense, and says" : `${inFilter.length} parts of it make no sense, and say`} why above.`
        : `It doesn’t work: ${inSort.map(problemWords).join("; ")}.`}{" "}
      No {label.toLowerCase()} are shown until this is mended.
    </EmptyState>
  );
}
