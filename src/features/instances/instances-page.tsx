import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { TableFooter } from "../../components/data-table/table-footer.tsx";
import { TableSkeleton } from "../../components/data-table/table-skeleton.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { instancesColumns } from "./instances-columns.tsx";
import { instanceListQuery, type InstancesSearch } from "./instances-search.ts";
import { instanceQueries } from "./queries.ts";

export function InstancesPage({
  objectType,
  search,
}: {
  objectType: ObjectType;
  search: InstancesSearch;
}) {
  const query = instanceListQuery(search);
  const { data, error, isPlaceholderData, refetch } = useQuery(
    instanceQueries.list(objectType.id, query),
  );
  const navigate = useNavigate({ from: "/objects/$type" });
  const queryClient = useQueryClient();
  const columns = useMemo(() => instancesColumns(objectType), [objectType]);
  const change = (changes: Partial<InstancesSearch>) =>
    void navigate({ search: (previous) => ({ ...previous, ...changes }) });
  const hasNext = data !== undefined && query.page < data.pages.total_pages;

  function prefetchNext(): void {
    if (hasNext)
      void queryClient.prefetchQuery(
        instanceQueries.list(objectType.id, { ...query, page: query.page + 1 }),
      );
  }
  useEffect(prefetchNext);

  function open(instance: Instance): void {
    void navigate({ to: "/objects/$type/$id", params: { type: objectType.id, id: instance.id } });
  }

  return (
    <>
      <PageHeader title={objectType.label_plural} count={data?.total_count} />
      {data ? (
        data.data.length > 0 ? (
          <DataTable
            label={objectType.label_plural}
            columns={columns}
            rows={data.data}
            getRowId={({ id }) => id}
            onPeek={({ id }) => change({ peek: id })}
            onOpen={open}
            selectedId={search.peek}
            isStale={isPlaceholderData}
          />
        ) : (
          <EmptyState title={`No ${objectType.label_plural.toLowerCase()} yet`} />
        )
      ) : error ? (
        <FailureState
          what={`${objectType.label_plural} could not be loaded`}
          failure={error}
          onRetry={() => void refetch()}
        />
      ) : (
        <TableSkeleton />
      )}
      {data ? (
        <TableFooter
          first={(query.page - 1) * query.per_page + 1}
          shown={data.data.length}
          total={data.total_count}
          perPage={query.per_page}
          onPerPage={(per_page) => change({ per_page, page: undefined })}
          onPrevious={query.page > 1 ? () => change({ page: query.page - 1 }) : undefined}
          onNext={hasNext ? () => change({ page: query.page + 1 }) : undefined}
          onNextIntent={prefetchNext}
        />
      ) : null}
    </>
  );
}
