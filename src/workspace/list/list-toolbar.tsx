import { Suspense, type ReactNode } from "react";
import { TableToolbar } from "../../components/data-table/table-toolbar.tsx";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import { SearchField } from "../../components/ui/search-field.tsx";
import { AddFilter } from "../filters/add-filter.tsx";
import type { FilterOwner } from "../filters/filter-fields.ts";
import { queryProblems } from "../filters/query-problem.ts";
import { SortButton } from "../filters/sort-button.tsx";
import type { ListSearch } from "./list-search.ts";
import classes from "./list-toolbar.module.css";

const FilterPills = lazyPart(async () => (await import("../filters/filter-pills.tsx")).FilterPills);

type Narrowing = Pick<ListSearch, "q" | "filter" | "sort" | "page">;

/** What a list is narrowed to and in which order it stands, and the ways to change that. */
export function ListToolbar({
  owner,
  nouns,
  search,
  failure,
  filteredField,
  onFilteredField,
  onChange,
  start,
  narrowing,
  children,
}: {
  owner: FilterOwner;
  /** What the list holds, in the plural, such as `orders`. */
  nouns: string;
  search: Pick<ListSearch, "q" | "filter" | "sort">;
  failure: Error | null;
  /** The field that the header of a column asks to filter by. */
  filteredField: string | undefined;
  onFilteredField: (field: string | undefined) => void;
  onChange: (changes: Narrowing, replace?: boolean) => void;
  /** Before the search box. */
  start?: ReactNode;
  /** What else the list is narrowed to, behind the search box. */
  narrowing?: ReactNode;
  /** At its end. */
  children: ReactNode;
}) {
  const { q = "", filter, sort } = search;
  const narrow = (changes: Narrowing, replace = false) =>
    onChange({ ...changes, page: undefined }, replace);
  const changeFilter = (changed: string | undefined) => narrow({ filter: changed });

  return (
    <TableToolbar>
      {start}
      <SearchField
        label={`Search ${nouns}`}
        placeholder={`Search ${nouns}`}
        value={q}
        // The letters of one search are one step back.
        onSearch={(text) => narrow({ q: text || undefined }, q !== "" && text !== "")}
      />
      {narrowing}
      <AddFilter
        owner={owner}
        filter={filter}
        startField={filteredField}
        onStartField={onFilteredField}
        onChange={changeFilter}
      />
      {filter === undefined ? null : (
        <Suspense>
          <FilterPills
            owner={owner}
            filter={filter}
            problems={queryProblems(failure, "filter")}
            onChange={changeFilter}
          />
        </Suspense>
      )}
      <span className={classes.end}>
        <SortButton owner={owner} sort={sort} onChange={(changed) => narrow({ sort: changed })} />
        {children}
      </span>
    </TableToolbar>
  );
}
