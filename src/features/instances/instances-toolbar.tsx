import { Suspense, type ReactNode } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { TableToolbar } from "../../components/data-table/table-toolbar.tsx";
import { SearchField } from "../../components/ui/search-field.tsx";
import { AddFilter } from "../../workspace/filters/add-filter.tsx";
import { queryProblems } from "../../workspace/filters/query-problem.ts";
import { SortButton } from "../../workspace/filters/sort-button.tsx";
import { InstancesFilters } from "./instances-filters.tsx";
import classes from "./instances-toolbar.module.css";
import type { InstancesSearch } from "./instances-search.ts";

const FilterPills = lazyPart(
  async () => (await import("../../workspace/filters/filter-pills.tsx")).FilterPills,
);
const ExactMatch = lazyPart(async () => (await import("./exact-match.tsx")).ExactMatch);

/** What the list is narrowed to and in which order it stands, and the ways to change that. */
export function InstancesToolbar({
  objectType,
  search,
  failure,
  filteredField,
  onFilteredField,
  onChange,
  children,
}: {
  objectType: ObjectType;
  search: InstancesSearch;
  failure: Error | null;
  /** The field that the header of a column asks to filter by. */
  filteredField: string | undefined;
  onFilteredField: (field: string | undefined) => void;
  onChange: (changes: InstancesSearch, replace?: boolean) => void;
  /** At its end. */
  children: ReactNode;
}) {
  const { q = "", filter, sort } = search;
  const owner = { kind: "instance" as const, objectTypeId: objectType.id };
  const narrow = (changes: InstancesSearch, replace = false) =>
    onChange({ ...changes, page: undefined }, replace);
  const changeFilter = (changed: string | undefined) => narrow({ filter: changed });

  return (
    <TableToolbar>
      <SearchField
        label={`Search ${objectType.label_plural.toLowerCase()}`}
        placeholder={`Search ${objectType.label_plural.toLowerCase()}`}
        value={q}
        // The letters of one search are one step back.
        onSearch={(text) => narrow({ q: text || undefined }, q !== "" && text !== "")}
      />
      {q === "" ? null : (
        <Suspense>
          <ExactMatch objectType={objectType} q={q} />
        </Suspense>
      )}
      <InstancesFilters search={search} onChange={narrow} />
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
