import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ObjectType } from "../../../contract/objects.ts";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { EmptyCopy } from "../../workspace/copy/empty-copy.ts";
import { ListEmpty } from "../../workspace/list/list-empty.tsx";
import type { InstancesSearch } from "./instances-search.ts";

/** Why a list has no rows: its page is beyond the last, its filters let nothing through, or there is nothing yet. */
export function InstancesEmpty({
  objectType,
  total,
  search,
  onChange,
}: {
  objectType: ObjectType;
  total: number | undefined;
  search: InstancesSearch;
  onChange: (changes: InstancesSearch) => void;
}) {
  return (
    <ListEmpty
      owner={{ kind: "instance", objectTypeId: objectType.id }}
      noun={objectType.label.toLowerCase()}
      nouns={objectType.label_plural.toLowerCase()}
      total={total}
      search={search}
      onChange={onChange}
    >
      <NoInstances objectType={objectType} search={search} onChange={onChange} />
    </ListEmpty>
  );
}

/** Nothing is linked to those that the list is narrowed to, or there is nothing yet. */
function NoInstances({
  objectType,
  search,
  onChange,
}: {
  objectType: ObjectType;
  search: InstancesSearch;
  onChange: (changes: InstancesSearch) => void;
}) {
  const noun = objectType.label.toLowerCase();
  const nouns = objectType.label_plural.toLowerCase();
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
  const create = (
    <Button
      renderRoot={(props) => (
        <Link to="/objects/$type/new" params={{ type: objectType.id }} {...props} />
      )}
    >
      Create the first {noun}
    </Button>
  );
  return (
    <EmptyCopy
      kind="instance"
      objectTypeId={objectType.id}
      noun={nouns}
      action={create}
      otherwise={
        <EmptyState title={`No ${nouns} yet`} action={create}>
          Programs add them through the API, and{" "}
          <code>npm run import -- {objectType.id} file.csv</code> adds the rows of a CSV file.
        </EmptyState>
      }
    />
  );
}
