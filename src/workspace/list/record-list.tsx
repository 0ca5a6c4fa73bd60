import { hashKey, keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { Column } from "../../components/data-table/column.ts";
import { ColumnsButton } from "../../components/data-table/columns-button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import {
  FirstPageButton,
  isRefusedCursor,
} from "../../components/data-table/first-page-button.tsx";
import {
  firstPage,
  nextPage,
  previousPage,
  type KeysetCursors,
} from "../../components/data-table/keyset-turn.ts";
import { ListFaces } from "../../components/data-table/list-faces.tsx";
import { useRowSelection } from "../../components/data-table/row-selection.ts";
import { TableFooter } from "../../components/data-table/table-footer.tsx";
import { useLastGood } from "../../components/data-table/use-last-good.ts";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { CopyState } from "../copy/copy-state.ts";
import { ExportButton } from "../exports/export-button.tsx";
import type { ExportDialogProps } from "../exports/export-dialog.tsx";
import { InvalidQuery } from "../filters/invalid-query.tsx";
import { isInvalidQuery } from "../filters/query-problem.ts";
import { ListEmpty } from "./list-empty.tsx";
import type { CursorPage, PageQuery } from "./list-page.ts";
import { ListScroll } from "./list-scroll.tsx";
import {
  recordListQuery,
  type ListSearch,
  type RecordListQuery,
  type RecordListSearch,
} from "./list-search.ts";
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
  search: RecordListSearch;
  onChange: (changes: RecordListSearch, replace?: boolean) => void;
  pageOf: (query: RecordListQuery) => PageQuery<Row, CursorPage<Row>>;
  /** What a cell says, as text. */
  cellText: (columnId: string, row: Row) => string;
  onOpen: (row: Row) => void;
  /** What the list is narrowed to beside text and filter: before the search box and behind it. */
  start?: ReactNode;
  narrowing?: ReactNode;
  /** What goes into a file, as a dialog. */
  renderExport: (given: Omit<ExportDialogProps, "source">) => ReactNode;
  /** Why there are no rows where neither text nor filter is to blame. */
  empty: ReactNode;
}

/** The page of all contacts or all conversations: found, filtered, sorted, arranged, selected, walked or scrolled. */
export function RecordList<Row extends { id: string }>(props: RecordListProps<Row>) {
  const { kind, title, search, pageOf } = props;
  const owner = { kind };
  const query = recordListQuery(search);
  const hasCursor = search.after !== undefined || search.before !== undefined;
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...pageOf(query),
    placeholderData: keepPreviousData,
  });
  const list = useLastGood(data, error);
  const isInvalid = isInvalidQuery(error);
  const isRefused = hasCursor && isRefusedCursor(error);
  const next = list && nextPage(list.position);
  const previous = list && previousPage(list.position, query.per_page);
  const [filteredField, setFilteredField] = useState<string>();
  const { columns, tools } = useListColumns(
    `list:${kind}`,
    props.columns,
    search,
    onChange,
    setFilteredField,
  );
  const ofAll = pageOf({ ...query, ...firstPage, sort: undefined, per_page: 1 });
  const selection = useRowSelection(hashKey(ofAll.queryKey), list?.rows ?? [], idOf);
  const [inSight, setInSight] = useState({ first: 0, shown: 0 });
  const prefetchNext = usePrefetchNext(
    pageOf({ ...query, ...next }),
    next !== undefined && !isPlaceholderData && !search.scroll,
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

  /** Where another list begins on page 1, this one begins without a cursor. */
  function onChange(changes: ListSearch, replace?: boolean): void {
    const { page: _one, ...others } = changes;
    props.onChange("page" in changes ? { ...others, ...firstPage } : others, replace);
  }

  // The cursors of rows on their way out belong to another list; the buttons stay, so that the focus does.
  function turn(cursors: KeysetCursors): void {
    if (!isPlaceholderData) props.onChange(cursors);
  }

  const toFirstPage = () => props.onChange(firstPage);

  return (
    <>
      <PageHeader
        title={title}
        count={list?.isExact ? list.total : undefined}
        beside={<CopyState kind={kind} noun={title.toLowerCase()} />}
      />
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
        <ExportButton>
          {(onClose) =>
            props.renderExport({
              columns,
              selected: selection.rows && [...selection.rows.keys()],
              onClose,
            })
          }
        </ExportButton>
      </ListToolbar>
      <ListFaces
        label={title}
        rowCount={isInvalid ? 0 : list?.rows.length}
        failure={isInvalid ? null : error}
        onRetry={isRefused ? undefined : () => void refetch()}
        failureAction={
          hasCursor ? <FirstPageButton isMain={isRefused} onClick={toFirstPage} /> : undefined
        }
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
          ) : hasCursor ? (
            <EmptyState
              title={`No ${title.toLowerCase()} are left on this page`}
              action={<FirstPageButton isMain onClick={toFirstPage} />}
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
          pageQuery={(page) => pageOf({ ...query, ...firstPage, page, per_page: copiedPageSize })}
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
          first={search.scroll ? inSight.first + 1 : list.position.first_position}
          shown={search.scroll ? inSight.shown : list.rows.length}
          total={list.total}
          hasUncounted={!list.isExact}
          perPage={query.per_page}
          onPerPage={(per_page) => onChange({ per_page, page: undefined, scroll: undefined })}
          scroll={{
            isOn: search.scroll !== undefined,
            onOn: () => onChange({ scroll: "true", page: undefined, per_page: undefined }),
          }}
          onPrevious={previous && (() => turn(previous))}
          onNext={next && (() => turn(next))}
          onNextIntent={prefetchNext}
        />
      ) : null}
    </>
  );
}

const idOf = ({ id }: { id: string }) => id;
