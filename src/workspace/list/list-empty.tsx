import { Button } from "@mantine/core";
import { Suspense, type ReactNode } from "react";
import { defaultPageSize } from "../../components/data-table/table-footer.tsx";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import type { FilterOwner } from "../filters/filter-fields.ts";
import { isShortSearch } from "../short-search.ts";
import type { ListSearch } from "./list-search.ts";

const NoMatch = lazyPart(async () => (await import("../filters/no-match.tsx")).NoMatch);

/** Why a list has no rows: its page is beyond the last, its filter or its text lets nothing through, or another reason. */
export function ListEmpty({
  owner,
  noun,
  nouns,
  total,
  search,
  onChange,
  children,
}: {
  owner: FilterOwner;
  /** What the list holds, such as `order` and `orders`. */
  noun: string;
  nouns: string;
  total: number | undefined;
  search: Pick<ListSearch, "page" | "per_page" | "q" | "filter">;
  onChange: (changes: Pick<ListSearch, "page" | "q" | "filter">) => void;
  /** The other reason. */
  children: ReactNode;
}) {
  if (total !== undefined && total > 0) {
    const perPage = search.per_page ?? defaultPageSize;
    const lastPage = Math.ceil(total / perPage);
    return (
      <EmptyState
        title={`There is no page ${formatCount(search.page ?? 1)}`}
        action={
          <Button onClick={() => onChange({ page: lastPage > 1 ? lastPage : undefined })}>
            Go to the last page
          </Button>
        }
      >
        {formatQuantity(total, noun, nouns)} fill {formatQuantity(lastPage, "page")} of {perPage}.
      </EmptyState>
    );
  }
  if (search.filter !== undefined) {
    return (
      <Suspense>
        <NoMatch
          noun={noun}
          owner={owner}
          filter={search.filter}
          onChange={(filter) => onChange({ filter, page: undefined })}
        />
      </Suspense>
    );
  }
  if (search.q !== undefined) {
    return (
      <EmptyState
        title={`No ${noun} matches “${search.q}”`}
        action={
          <Button onClick={() => onChange({ q: undefined, page: undefined })}>Clear search</Button>
        }
      >
        {isShortSearch(search.q)
          ? "So short a text is looked for at the beginning of titles and ids alone."
          : "Every field, attribute and id was looked through."}
      </EmptyState>
    );
  }
  return children;
}
