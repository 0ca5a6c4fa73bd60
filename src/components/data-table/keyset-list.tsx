import { useEffect, useEffectEvent, type ReactNode } from "react";
import type { Column } from "./column.ts";
import { DataTable } from "./data-table.tsx";
import { FirstPageButton, isRefusedCursor } from "./first-page-button.tsx";
import {
  firstPage,
  nextPage,
  previousPage,
  type KeysetCursors,
  type KeysetPosition,
} from "./keyset-turn.ts";
import { ListFaces } from "./list-faces.tsx";
import { TableFooter } from "./table-footer.tsx";
import { useLastGood } from "./use-last-good.ts";

export interface KeysetRows<Row> {
  rows: Row[];
  total: number;
  page: KeysetPosition;
}

interface KeysetListProps<Row> {
  /** In the plural, as a title: names the table and the failure. */
  label: string;
  columns: Column<Row>[];
  getRowId: (row: Row) => string;
  onOpen: (row: Row) => void;
  list: KeysetRows<Row> | undefined;
  failure: Error | null;
  onRetry: () => void;
  isStale: boolean;
  /** What to say where there are no rows. */
  empty: ReactNode;
  perPage: number;
  onPerPage: (perPage: number) => void;
  /** False on the first page. */
  hasCursor: boolean;
  onTurn: (cursors: KeysetCursors) => void;
  prefetch: (cursors: KeysetCursors) => void;
}

/** A list that is walked by cursors, in its four faces: loading, empty, failed and full. */
export function KeysetList<Row extends object>(props: KeysetListProps<Row>) {
  const { label, list, failure, isStale, perPage, onTurn } = props;
  const shown = useLastGood(list, failure);
  const next = list && nextPage(list.page);
  const previous = list && previousPage(list.page, perPage);

  const isRefused = props.hasCursor && isRefusedCursor(failure);
  const ahead = isStale ? undefined : next?.after;
  const prefetch = useEffectEvent((after: string) => props.prefetch({ after, before: undefined }));
  useEffect(() => {
    if (ahead !== undefined) prefetch(ahead);
  }, [ahead]);

  // The cursors of rows on their way out belong to another list; the buttons stay, so that the focus does.
  function turn(cursors: KeysetCursors): void {
    if (!isStale) onTurn(cursors);
  }

  return (
    <>
      <ListFaces
        label={label}
        rowCount={shown?.rows.length}
        failure={failure}
        onRetry={isRefused ? undefined : props.onRetry}
        failureAction={
          props.hasCursor ? (
            <FirstPageButton isMain={isRefused} onClick={() => onTurn(firstPage)} />
          ) : undefined
        }
        isStale={isStale}
        empty={props.empty}
      >
        <DataTable
          label={label}
          columns={props.columns}
          rows={shown?.rows ?? []}
          getRowId={props.getRowId}
          onOpen={props.onOpen}
          isStale={isStale || failure !== null}
        />
      </ListFaces>
      {list ? (
        <TableFooter
          first={list.page.first_position}
          shown={list.rows.length}
          total={list.total}
          perPage={perPage}
          onPerPage={props.onPerPage}
          onPrevious={previous && (() => turn(previous))}
          onNext={next && (() => turn(next))}
        />
      ) : null}
    </>
  );
}
