import { hashKey, keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { Column } from "../../components/data-table/column.ts";
import { ColumnsButton } from "../../components/data-table/columns-button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { ListFaces } from "../../components/data-table/list-faces.tsx";
import { useRowSelection } from "../../components/data-table/row-selection.ts";
import { TableFooter } from "../../components/data-table/table-footer.tsx";
import { useLastGood } from "../../components/data-table/use-last-good.ts";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { InvalidQuery } from "../filters/invalid-query.tsx";
import { isInvalidQuery } from "../filters/query-problem.ts";
import { ListEmpty } from "./list-empty.tsx";
import type { PageQuery } from "./list-page.ts";
import { ListScroll } from "./list-scroll.tsx";
import { listQuery, type ListQuery, type ListSearch } from "./list-search.ts";
import { ListSelectionBar } from "./list-selection-bar.tsx";
import { ListToolbar } from "./list-toolbar.tsx";
import { copiedPageSize } from "./use-copied-rows.ts";
import { useListColumns } from "./use-list-columns.ts";
import { usePrefetchNext } from "./use-prefetch-next.ts";

interface RecordListProps<Row> {
  kind: "contact" | "conversation";
  /** In the plural, as a title. */
  title: string;
  /** All columns there are. */
  columns: Column<Row>[];
  search: ListSearch;
  onChange: (changes: ListSearch, replace?: boolean) => void;
  pageOf: (query: ListQuery) => PageQuery<Row>;
  /** What a cell says, as text. */
  cellText: (columnId: string, row: Row) => string;
  onOpen: (row: Row) => void;
  /** What the list is narrowed to beside text and filter: before the search box and behind it. */
  start?: ReactNode;
  narrowing?: ReactNode;
  /** Why there are no rows where neither text nor filter is to blame. */
  empty: ReactNode;
}

/** The page of all contacts or all conversations: found, filtered, sorted, arranged, selected, walked or scrolled. */
export function RecordList<Row extends { id: string }>(props: RecordListProps<Row>) {
  const { kind, title, search, onChange, pageOf } = props;
  const owner = { kind };
  const query = listQuery(search);
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...pageOf(query),
    placeholderData: keepPreviousData,
  });
  const list = useLastGood(data, error);
  const isInvalid = isInvalidQuery(error);
  const hasNext = list?.hasNext ?? false;
  const [filteredField, setFilteredField] = useState<string>();
  const { columns, tools } = useListColumns(
    `list:${kind}`,
    props.columns,
    search,
    onChange,
    setFilteredField,
  );
  const ofAll = pageOf({ ...query, sort: undefined, page: 1, per_page: 1 });
  const selection = useRowSelection(hashKey(ofAll.queryKey), list?.rows ?? [], idOf);
  const [inSight, setInSight] = useState({ first: 0, shown: 0 });
  const prefetchNext = usePrefetchNext(
    pageOf({ ...query, page: query.page + 1 }),
    hasNext && !isPlaceholderData && !search.scroll,
  );
  const table = {
    label: title,
    columns,
    tools,
    isCompact: tools.layout.density === "compact",
    getRowId: idOf,
    onOpen: props.onOpen,
    selection,
    isStale: isPlaceholderData || error !== null,
  };

  return (
    <>
      <PageHeader title={title} count={list?.isExact ? list.total : undefined} />
      <ListToolbar
        owner={owner}
        nouns={title.toLowerCase()}
        search={search}
        failure={error}
        filteredField={filteredField}
        onFilteredField={setFilteredField}
        onChange={onChange}
        start={props.start}
        narrowing={props.narrowing}
      >
        <ColumnsButton tools={tools} />
      </ListToolbar>
      <ListFaces
        label={title}
        rowCount={isInvalid ? 0 : list?.rows.length}
        failure={isInvalid ? null : error}
        onRetry={() => void refetch()}
        isStale={isPlaceholderData}
        empty={
          isInvalid && error ? (
            <InvalidQuery
              label={title}
              owner={owner}
              failure={error}
              filter={search.filter}
              onFilter={(filter) => onChange({ filter, page: undefined })}
              onSort={(sort) => onChange({ sort, page: undefined })}
            />
          ) : (
            <ListEmpty
              owner={owner}
              noun={kind}
              nouns={title.toLowerCase()}
              total={list?.total}
              search={search}
              onChange={onChange}
            >
              {props.empty}
            </ListEmpty>
          )
        }
      >
        {search.scroll ? (
          <ListScroll
            {...table}
            blockQuery={(page) => pageOf({ ...query, page })}
            blockSize={query.per_page}
            count={list?.total ?? 0}
            onRange={(first, last) => setInSight({ first, shown: last - first + 1 })}
          />
        ) : (
          <DataTable {...table} rows={list?.rows ?? []} />
        )}
      </ListFaces>
      {list && !isInvalid && selection.rows?.size !== 0 ? (
        <ListSelectionBar
          pageQuery={(page) => pageOf({ ...query, page, per_page: copiedPageSize })}
          columns={columns}
          getRowId={idOf}
          cellText={props.cellText}
          selection={selection}
          total={list.total}
          isExact={list.isExact}
        />
      ) : null}
      {list && !isInvalid ? (
        <TableFooter
          first={search.scroll ? inSight.first + 1 : (query.page - 1) * query.per_page + 1}
          shown={search.scroll ? inSight.shown : list.rows.length}
          total={list.total}
          hasUncounted={!list.isExact}
          perPage={query.per_page}
          onPerPage={(per_page) => onChange({ per_page, page: undefined, scroll: undefined })}
          scroll={{
            isOn: search.scroll !== undefined,
            onOn: () => onChange({ scroll: "true", page: undefined, per_page: undefined }),
          }}
          onPrevious={
            query.page > 1
              ? () => onChange({ page: query.page > 2 ? query.page - 1 : undefined })
              : undefined
          }
          onNext={hasNext ? () => onChange({ page: query.page + 1 }) : undefined}
          onNextIntent={prefetchNext}
        />
      ) : null}
    </>
  );
}

const idOf = ({ id }: { id: string }) => id;
