import { Button } from "@mantine/core";
import { useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { ApiFailure } from "../../lib/api.ts";
import { FailureState } from "../ui/failure-state.tsx";
import type { Column } from "./column.ts";
import { DataTable } from "./data-table.tsx";
import classes from "./keyset-list.module.css";
import {
  firstPage,
  nextPage,
  previousPage,
  type KeysetCursors,
  type KeysetPosition,
} from "./keyset-turn.ts";
import { TableFooter } from "./table-footer.tsx";
import { TableSkeleton } from "./table-skeleton.tsx";

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
  const lastGood = useLast(list);
  const shown = list ?? (failure ? lastGood : undefined);
  const next = list && nextPage(list.page);
  const previous = list && previousPage(list.page, perPage);

  // A cursor that the server does not take stays wrong, however often it is tried.
  const isRefused = props.hasCursor && failure instanceof ApiFailure && failure.status === 400;
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
      {failure ? (
        <div className={shown && shown.rows.length > 0 ? classes.notice : classes.face}>
          <FailureState
            what={`${label} could not be loaded`}
            failure={failure}
            onRetry={isRefused ? undefined : props.onRetry}
            action={
              props.hasCursor ? (
                <Button
                  variant={isRefused ? "filled" : "default"}
                  onClick={() => onTurn(firstPage)}
                >
                  Go to the first page
                </Button>
              ) : undefined
            }
          />
        </div>
      ) : null}
      {shown && shown.rows.length > 0 ? (
        <DataTable
          label={label}
          columns={props.columns}
          rows={shown.rows}
          getRowId={props.getRowId}
          onOpen={props.onOpen}
          isStale={isStale || failure !== null}
        />
      ) : failure ? null : shown && !isStale ? (
        props.empty
      ) : (
        <TableSkeleton />
      )}
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

/** The last value there was: the rows that stay in sight while a failure is told. */
function useLast<Value>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
