import { useQuery } from "@tanstack/react-query";
import { Suspense, useState, type ReactNode } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import type { View } from "../../../contract/views.ts";
import { ColumnsButton } from "../../components/data-table/columns-button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { ListFaces } from "../../components/data-table/list-faces.tsx";
import { useRowSelection } from "../../components/data-table/row-selection.ts";
import type { TableLayout } from "../../components/data-table/table-layout.ts";
import { TableFooter } from "../../components/data-table/table-footer.tsx";
import { TableSkeleton } from "../../components/data-table/table-skeleton.tsx";
import { useLastGood } from "../../components/data-table/use-last-good.ts";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { ExportButton } from "../../workspace/exports/export-button.tsx";
import { isInvalidQuery } from "../../workspace/filters/query-problem.ts";
import { usePrefetchNext } from "../../workspace/list/use-prefetch-next.ts";
import { useMarkedColumns } from "../../workspace/use-marked-columns.ts";
import classes from "./instances-page.module.css";
import { MissingFoot } from "./figures/missing-foot.tsx";
import { GroupButton } from "./groups/group-button.tsx";
import { findGroupField } from "./groups/group-fields.ts";
import { instanceListQuery, type InstancesSearch } from "./instances-search.ts";
import { InstancesToolbar } from "./instances-toolbar.tsx";
import { NewInstanceButton } from "./new-instance-button.tsx";
import { instanceQueries } from "./queries.ts";
import { StatisticsButton } from "./statistics-button.tsx";
import { useInstancesColumns } from "./use-instances-columns.ts";
import { useStatistics } from "./use-statistics.ts";
import { useWays } from "./use-ways.ts";

const ExportInstances = lazyPart(
  async () => (await import("./export-instances.tsx")).ExportInstances,
);

const InstancePeek = lazyPart(async () => (await import("./instance-peek.tsx")).InstancePeek);

const InstancesEmpty = lazyPart(async () => (await import("./instances-empty.tsx")).InstancesEmpty);

const InstancesScroll = lazyPart(
  async () => (await import("./instances-scroll.tsx")).InstancesScroll,
);

const InstancesSelectionBar = lazyPart(
  async () => (await import("./instances-selection-bar.tsx")).InstancesSelectionBar,
);

const StatisticsPanel = lazyPart(
  async () => (await import("./statistics/statistics-panel.tsx")).StatisticsPanel,
);

const InstancesGroups = lazyPart(
  async () => (await import("./groups/instances-groups.tsx")).InstancesGroups,
);

const InstancesFoot = lazyPart(
  async () => (await import("./figures/instances-foot.tsx")).InstancesFoot,
  MissingFoot,
);

const InvalidQuery = lazyPart(
  async () => (await import("../../workspace/filters/invalid-query.tsx")).InvalidQuery,
);

export function InstancesPage({
  objectType,
  search,
  view,
  hasDefaultView,
  renderViews,
}: {
  objectType: ObjectType;
  search: InstancesSearch;
  /** The saved view that the list started from. */
  view: View | undefined;
  /** Whether the type opens with a view where its address holds nothing. */
  hasDefaultView: boolean;
  renderViews: (layout: TableLayout, onForgetLayout: () => void) => ReactNode;
}) {
  const query = instanceListQuery(search);
  const { data, error, isPlaceholderData, refetch } = useQuery(
    instanceQueries.list(objectType.id, query),
  );
  const list = useLastGood(data, error);
  // Rows come first: what is counted of all of them is asked for once they are there.
  const areRowsComing = isPlaceholderData || (data === undefined && error === null);
  const { change, peekAt, closePeek, open } = useWays(objectType.id, search, query, hasDefaultView);
  const [filteredField, setFilteredField] = useState<string>();
  const { isCounting, askedField, showStatistics } = useStatistics(search, change);
  const { columns, tools, forgetLayout } = useInstancesColumns(objectType, search, change, view, {
    onFilter: setFilteredField,
    onStatistics: (field) => showStatistics(field, true),
  });
  const groupedBy = findGroupField(objectType, tools.layout.groupBy);
  const hasNext = list?.hasNext ?? false;
  const isInvalid = isInvalidQuery(error);
  const { sort: _sort, page: _page, per_page: _perPage, ...wherever } = query;
  const selection = useRowSelection(JSON.stringify(wherever), list?.rows ?? noInstances, idOf);
  const [inSight, setInSight] = useState({ first: 0, shown: 0 });
  const table = {
    label: objectType.label_plural,
    columns: useMarkedColumns(columns, search.q),
    tools,
    isCompact: tools.layout.density === "compact",
    getRowId: idOf,
    onPeek: ({ id }: Instance) => peekAt(id),
    onClosePeek: closePeek,
    selectedId: search.peek,
    selection,
    isStale: isPlaceholderData || error !== null,
    foot: columns.some(({ id }) => tools.layout.figures[id])
      ? (rowIndex: number) => (
          <Suspense>
            <InstancesFoot
              type={objectType.id}
              search={search}
              areRowsComing={areRowsComing}
              columns={columns}
              tools={tools}
              rowIndex={rowIndex}
            />
          </Suspense>
        )
      : undefined,
  };
  const prefetchNext = usePrefetchNext(
    instanceQueries.page(objectType.id, { ...query, page: query.page + 1 }),
    hasNext && !isPlaceholderData && !groupedBy,
  );

  return (
    <>
      <PageHeader
        title={objectType.label_plural}
        count={list?.isExact ? list.total : undefined}
        beside={renderViews(tools.layout, forgetLayout)}
      >
        <NewInstanceButton objectType={objectType} />
      </PageHeader>
      <InstancesToolbar
        objectType={objectType}
        search={search}
        failure={error}
        filteredField={filteredField}
        onFilteredField={setFilteredField}
        onChange={change}
      >
        <GroupButton objectType={objectType} columns={columns} tools={tools} />
        <StatisticsButton
          isShown={isCounting}
          onClick={() => showStatistics(undefined, !isCounting)}
        />
        <ColumnsButton tools={tools} />
        <ExportButton>
          {(onClose) => (
            <ExportInstances
              objectType={objectType}
              search={search}
              columns={columns}
              selected={selection.rows && [...selection.rows.keys()]}
              onClose={onClose}
            />
          )}
        </ExportButton>
      </InstancesToolbar>
      <div className={classes.columns}>
        <div className={classes.list}>
          <ListFaces
            label={objectType.label_plural}
            rowCount={isInvalid ? 0 : list?.rows.length}
            failure={isInvalid ? null : error}
            onRetry={() => void refetch()}
            isStale={isPlaceholderData}
            empty={
              isInvalid && error ? (
                <Suspense>
                  <InvalidQuery
                    label={objectType.label_plural}
                    owner={{ kind: "instance", objectTypeId: objectType.id }}
                    failure={error}
                    filter={search.filter}
                    onFilter={(filter) => change({ filter, page: undefined })}
                    onSort={(sort) => change({ sort, page: undefined })}
                  />
                </Suspense>
              ) : (
                <Suspense>
                  <InstancesEmpty
                    objectType={objectType}
                    total={list?.total}
                    search={search}
                    onChange={change}
                  />
                </Suspense>
              )
            }
          >
            {groupedBy ? (
              <Suspense fallback={<TableSkeleton />}>
                <InstancesGroups
                  key={groupedBy.field}
                  {...table}
                  objectType={objectType}
                  query={query}
                  by={groupedBy}
                  figures={tools.layout.figures}
                  search={search}
                  onChange={change}
                  onOpen={open}
                />
              </Suspense>
            ) : search.scroll ? (
              <Suspense fallback={<TableSkeleton />}>
                <InstancesScroll
                  {...table}
                  type={objectType.id}
                  query={query}
                  count={list?.total ?? 0}
                  onOpen={open}
                  onRange={(first, last) => setInSight({ first, shown: last - first + 1 })}
                />
              </Suspense>
            ) : (
              <DataTable
                {...table}
                rows={list?.rows ?? noInstances}
                onOpen={(instance) => open(instance, query)}
              />
            )}
          </ListFaces>
          {list && !isInvalid && selection.rows?.size !== 0 ? (
            <Suspense>
              <InstancesSelectionBar
                type={objectType.id}
                query={query}
                columns={columns}
                selection={selection}
                total={list.total}
                isExact={list.isExact}
              />
            </Suspense>
          ) : null}
          {list && !isInvalid && !groupedBy ? (
            <TableFooter
              first={search.scroll ? inSight.first + 1 : (query.page - 1) * query.per_page + 1}
              shown={search.scroll ? inSight.shown : list.rows.length}
              total={list.total}
              hasUncounted={!list.isExact}
              perPage={query.per_page}
              onPerPage={(per_page) => change({ per_page, page: undefined, scroll: undefined })}
              scroll={{
                isOn: search.scroll !== undefined,
                onOn: () => change({ scroll: "true", page: undefined, per_page: undefined }),
              }}
              onPrevious={
                query.page > 1
                  ? () => change({ page: query.page > 2 ? query.page - 1 : undefined })
                  : undefined
              }
              onNext={hasNext ? () => change({ page: query.page + 1 }) : undefined}
              onNextIntent={prefetchNext}
            />
          ) : null}
        </div>
        {isCounting ? (
          <Suspense fallback={<aside className={classes.peek} />}>
            <StatisticsPanel
              className={classes.peek}
              objectType={objectType}
              search={search}
              areRowsComing={areRowsComing}
              field={askedField}
              onFilter={(filter) => change({ filter, page: undefined })}
              onClose={() => showStatistics(undefined, false)}
            />
          </Suspense>
        ) : null}
        {search.peek === undefined ? null : (
          <Suspense fallback={<aside className={classes.peek} />}>
            <InstancePeek
              className={classes.peek}
              objectType={objectType}
              id={search.peek}
              shown={list?.rows.find(({ id }) => id === search.peek)}
              onClose={closePeek}
              list={query}
            />
          </Suspense>
        )}
      </div>
    </>
  );
}

const noInstances: Instance[] = [];
const idOf = ({ id }: Instance) => id;
