import { useQuery } from "@tanstack/react-query";
import type { ObjectType } from "../../contract/objects.ts";
import { InstancesPage } from "../features/instances/instances-page.tsx";
import type { InstancesSearch } from "../features/instances/instances-search.ts";
import { viewsQuery } from "../features/views/queries.ts";
import { findDefault } from "../features/views/view-contents.ts";
import { ViewSwitcher } from "../features/views/view-switcher.tsx";
import { CopyState } from "../workspace/copy/copy-state.ts";

/** The list of a type, and the saved views of it. */
export function InstancesWithViews({
  objectType,
  search,
}: {
  objectType: ObjectType;
  search: InstancesSearch;
}) {
  const { data: views = [] } = useQuery(viewsQuery);
  return (
    <InstancesPage
      objectType={objectType}
      search={search}
      view={views.find(({ id }) => id === search.view)}
      hasDefaultView={findDefault(views, objectType.id) !== undefined}
      renderViews={(layout, onForgetLayout) => (
        <>
          <ViewSwitcher
            objectType={objectType}
            search={search}
            layout={layout}
            onForgetLayout={onForgetLayout}
          />
          <CopyState
            kind="instance"
            objectTypeId={objectType.id}
            noun={objectType.label_plural.toLowerCase()}
          />
        </>
      )}
    />
  );
}
