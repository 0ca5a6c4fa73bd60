import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Suspense } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { defaultPageSize } from "../../components/data-table/table-footer.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import type { InstancesSearch } from "./instances-search.ts";
import type { InstancePage } from "./queries.ts";

const NoMatch = lazyPart(
  async () => (await import("../../workspace/filters/no-match.tsx")).NoMatch,
);

/** Why a list has no rows: its page is beyond the last, its filters let nothing through, or there is nothing yet. */
export function InstancesEmpty({
  objectType,
  list,
  search,
  onChange,
}: {
  objectType: ObjectType;
  list: InstancePage | undefined;
  search: InstancesSearch;
  onChange: (changes: InstancesSearch) => void;
}) {
  const noun = objectType.label.toLowerCase();
  const nouns = objectType.label_plural.toLowerCase();
  if (list && list.total > 0) {
    const perPage = search.per_page ?? defaultPageSize;
    const lastPage = Math.ceil(list.total / perPage);
    return (
      <EmptyState
        title={`There is no page ${formatCount(search.page ?? 1)}`}
        action={
          <Button onClick={() => onChange({ page: lastPage > 1 ? lastPage : undefined })}>
            Go to the last page
          </Button>
        }
      >
        {formatQuantity(list.total, noun, nouns)} fill {formatQuantity(lastPage, "page")} of{" "}
        {perPage}.
      </EmptyState>
    );
  }
  if (search.filter !== undefined) {
    return (
      <Suspense>
        <NoMatch
          noun={noun}
          owner={{ kind: "instance", objectTypeId: objectType.id }}
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
        Every attribute and the ids were looked through.
      </EmptyState>
    );
  }
  if (search.conversation !== undefined || search.contact !== undefined) {
    const last = search.conversation === undefined ? "contact" : "conversation";
    return (
      <EmptyState
        title={`No ${noun} matches`}
        action={
          <Button onClick={() => onChange({ [last]: undefined, page: undefined })}>
            Remove filter by {last}
          </Button>
        }
      >
        {search.conversation !== undefined && search.contact !== undefined
          ? `No ${noun} is linked to both this contact and this conversation.`
          : `No ${noun} is linked to this ${last}.`}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`No ${nouns} yet`}
      action={
        <Button
          renderRoot={(props) => (
            <Link to="/objects/$type/new" params={{ type: objectType.id }} {...props} />
          )}
        >
          Create the first {noun}
        </Button>
      }
    >
      Programs add them through the API, and <code>npm run import -- {objectType.id} file.csv</code>{" "}
      adds the rows of a CSV file.
    </EmptyState>
  );
}
