import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { InstanceList } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import type { InstancesSearch } from "./instances-search.ts";

/** Why a list has no rows: its page is beyond the last, its filters let nothing through, or there is nothing yet. */
export function InstancesEmpty({
  objectType,
  list,
  search,
  onChange,
}: {
  objectType: ObjectType;
  list: InstanceList | undefined;
  search: InstancesSearch;
  onChange: (changes: InstancesSearch) => void;
}) {
  const noun = objectType.label.toLowerCase();
  const nouns = objectType.label_plural.toLowerCase();
  const lastPage = list?.pages.total_pages ?? 0;
  if (list && list.total_count > 0) {
    return (
      <EmptyState
        title={`There is no page ${formatCount(search.page ?? 1)}`}
        action={
          <Button onClick={() => onChange({ page: lastPage > 1 ? lastPage : undefined })}>
            Go to the last page
          </Button>
        }
      >
        {formatQuantity(list.total_count, noun, nouns)} fill {formatQuantity(lastPage, "page")} of{" "}
        {list.pages.per_page}.
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
