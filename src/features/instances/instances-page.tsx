import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Suspense, useMemo, useState, type ReactNode } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import type { View } from "../../../contract/views.ts";
import { ColumnsButton } from "../../components/data-table/columns-button.tsx";
import type { ColumnTools } from "../../components/data-table/column-tools.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { ListFaces } from "../../components/data-table/list-faces.tsx";
import { useRowSelection } from "../../components/data-table/row-selection.ts";
import {
  arrangeColumns,
  checkWidth,
  type TableLayout,
} from "../../components/data-table/table-layout.ts";
import { TableFooter } from "../../components/data-table/table-footer.tsx";
import { TableSkeleton } from "../../components/data-table/table-skeleton.tsx";
import { useLastGood } from "../../components/data-table/use-last-good.ts";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { isInvalidQuery } from "../../workspace/filters/query-problem.ts";
import { readSort, sortBy } from "../../workspace/filters/sort-keys.ts";
import { ExportButton } from "./export/export-button.tsx";
import { instancesColumns } from "./instances-columns.tsx";
import { InstancesEmpty } from "./instances-empty.tsx";
import classes from "./instances-page.module.css";
import { instanceListQuery, type InstancesSearch } from "./instances-search.ts";
import { InstancesToolbar } from "./instances-toolbar.tsx";
import { NewInstanceButton } from "./new-instance-button.tsx";
import { instanceQueries } from "./queries.ts";
import { StatisticsButton } from "./statistics-button.tsx";
import { useInstancesLayout } from "./use-instances-layout.ts";
import { usePrefetchNext } from "./use-prefetch-next.ts";
import { useStatistics } from "./use-statistics.ts";
import { useWays } from "./use-ways.ts";

const InstancePeek = lazyPart(async () => (await import("./instance-peek.tsx")).InstancePeek);

const InstancesScroll = lazyPart(
  async () => (await import("./instances-scroll.tsx")).InstancesScroll,
);

const InstancesSelectionBar = lazyPart(
  async () => (await import("./instances-selection-bar.tsx")).InstancesSelectionBar,
);

const StatisticsPanel = lazyPart(
  async () => (await import("./statistics/statistics-panel.tsx")).StatisticsPanel,
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
  const { change, peekAt, closePeek, open } = useWays(objectType.id, search, query, hasDefaultView);
  const [filteredField, setFilteredField] = useState<string>();
  const { isCounting, askedField, showStatistics } = useStatistics(search, change);
  const { columns, tools, forgetLayout } = useColumns(objectType, search, change, view, {
    onFilter: setFilteredField,
    onStatistics: (field) => showStatistics(field, true),
  });
  const hasNext = list?.hasNext ?? false;
  const isInvalid = isInvalidQuery(error);
  const wherever = JSON.stringify({
    ...query,
    sort: undefined,
    page: undefined,
    per_page: undefined,
  });
  const selection = useRowSelection(wherever, list?.instances ?? noInstances, idOf);
  const [inSight, setInSight] = useState({ first: 0, shown: 0 });
  const table = {
    label: objectType.label_plural,
    columns,
    tools,
    isCompact: tools.layout.density === "compact",
    getRowId: idOf,
    onPeek: ({ id }: Instance) => peekAt(id),
    onClosePeek: closePeek,
    selectedId: search.peek,
    selection,
    isStale: isPlaceholderData || error !== null,
  };
  const prefetchNext = usePrefetchNext(objectType.id, query, hasNext && !isPlaceholderData);

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
        <StatisticsButton
          isShown={isCounting}
          onClick={() => showStatistics(undefined, !isCounting)}
        />
        <ColumnsButton tools={tools} />
        <ExportButton
          objectType={objectType}
          search={search}
          columns={columns}
          selected={selection.rows && [...selection.rows.keys()]}
        />
      </InstancesToolbar>
      <div className={classes.columns}>
        <div className={classes.list}>
          <ListFaces
            label={objectType.label_plural}
            rowCount={isInvalid ? 0 : list?.instances.length}
            failure={isInvalid ? null : error}
            onRetry={() => void refetch()}
            isStale={isPlaceholderData}
            empty={
              isInvalid && error ? (
                <Suspense>
                  <InvalidQuery
                    label={objectType.label_plural}
                    failure={error}
                    filter={search.filter}
                    onFilter={(filter) => change({ filter, page: undefined })}
                    onSort={(sort) => change({ sort, page: undefined })}
                  />
                </Suspense>
              ) : (
                <InstancesEmpty
                  objectType={objectType}
                  list={list}
                  search={search}
                  onChange={change}
                />
              )
            }
          >
            {search.scroll ? (
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
                rows={list?.instances ?? noInstances}
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
          {list && !isInvalid ? (
            <TableFooter
              first={search.scroll ? inSight.first + 1 : (query.page - 1) * query.per_page + 1}
              shown={search.scroll ? inSight.shown : list.instances.length}
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
              shown={list?.instances.find(({ id }) => id === search.peek)}
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

/** The columns as they are arranged, and what arranges them. */
function useColumns(
  objectType: ObjectType,
  search: InstancesSearch,
  change: (changes: InstancesSearch) => void,
  view: View | undefined,
  asked: { onFilter: (field: string) => void; onStatistics: (field: string) => void },
) {
  const router = useRouter();
  const [layout, onLayout, forgetLayout] = useInstancesLayout(objectType.id, search, change, view);
  const all = useMemo(() => {
    const { href } = router.buildLocation({
      to: "/objects/$type",
      params: { type: objectType.id },
      search: {},
    });
    return instancesColumns(objectType, (id) => `${href}/${encodeURIComponent(id)}`);
  }, [router, objectType]);
  const columns = useMemo(() => arrangeColumns(all, layout, checkWidth), [all, layout]);
  const toField = (id: string) => (id === "title" ? titleField(objectType) : id);
  const tools: ColumnTools = {
    all,
    layout,
    onLayout,
    sort: readSort(search.sort).map((key) =>
      key.field === titleField(objectType) ? { ...key, field: "title" } : key,
    ),
    onSort: (id, order, adds) => {
      change({ sort: sortBy(search.sort, toField(id), order, adds), page: undefined });
    },
    onFilter: (id) => asked.onFilter(toField(id)),
    onStatistics: (id) => asked.onStatistics(toField(id)),
  };
  return { columns, tools, forgetLayout };
}

/** The field that the first column shows. */
function titleField({ title_attribute }: ObjectType): string {
  return title_attribute === null ? "external_id" : `custom_attributes.${title_attribute}`;
}
