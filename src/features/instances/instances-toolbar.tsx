import { Suspense, type ReactNode } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { ListToolbar } from "../../workspace/list/list-toolbar.tsx";
import { InstancesFilters } from "./instances-filters.tsx";
import type { InstancesSearch } from "./instances-search.ts";

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
  const { q = "" } = search;
  return (
    <ListToolbar
      owner={{ kind: "instance", objectTypeId: objectType.id }}
      nouns={objectType.label_plural.toLowerCase()}
      search={search}
      failure={failure}
      filteredField={filteredField}
      onFilteredField={onFilteredField}
      onChange={onChange}
      narrowing={
        <>
          {q === "" ? null : (
            <Suspense>
              <ExactMatch objectType={objectType} q={q} />
            </Suspense>
          )}
          <InstancesFilters
            search={search}
            onChange={(filters) => onChange({ ...filters, page: undefined })}
          />
        </>
      }
    >
      {children}
    </ListToolbar>
  );
}
