import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ColumnHead } from "../../components/data-table/column.ts";
import { tabSeparated } from "../../components/data-table/tab-separated.ts";
import { announce } from "../../components/ui/announce.ts";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import type { PageQuery } from "./list-page.ts";

/** More than that is for an export: a clipboard holds it all at once. */
export const mostCopied = 10_000;
/** How many a page has of those that are copied. */
export const copiedPageSize = 150;

class Cancelled extends Error {}

export interface CopiedRows<Row> {
  /** How a page of all that match is asked for, from 1. */
  pageQuery: (page: number) => PageQuery<Row>;
  /** Those that are in sight. */
  columns: ColumnHead[];
  getRowId: (row: Row) => string;
  cellText: (columnId: string, row: Row) => string;
}

/** Copies rows as a table, with the columns that are in sight. All that match are read page by page. */
export function useCopiedRows<Row>({ pageQuery, columns, getRowId, cellText }: CopiedRows<Row>) {
  const queryClient = useQueryClient();
  const [read, setRead] = useState<number>();
  const isCancelled = useRef(false);

  async function readAll(): Promise<Row[]> {
    const found = new Map<string, Row>();
    for (let page = 1; found.size < mostCopied; page += 1) {
      const list = await queryClient.fetchQuery({ ...pageQuery(page), gcTime: 0 });
      if (isCancelled.current) throw new Cancelled();
      for (const row of list.rows) found.set(getRowId(row), row);
      setRead(found.size);
      if (!list.hasNext) break;
    }
    return [...found.values()].slice(0, mostCopied);
  }

  function textOf(rows: Row[]): string {
    const names = columns.map(({ header }) => header);
    return tabSeparated([names, ...rows.map((row) => columns.map(({ id }) => cellText(id, row)))]);
  }

  async function copy(chosen: ReadonlyMap<string, Row> | undefined): Promise<void> {
    isCancelled.current = false;
    if (!chosen) setRead(0);
    let copied = 0;
    // Handed over as a promise: once the pages are read, the click that allows it would be too long ago.
    const text = (chosen ? Promise.resolve([...chosen.values()]) : readAll()).then((rows) => {
      copied = rows.length;
      return new Blob([textOf(rows)], { type: "text/plain" });
    });
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
      announce(`Copied ${formatQuantity(copied, "row")} with their column names`);
    } catch {
      const isFailed = await text
        .then(() => true)
        .catch((error: unknown) => !(error instanceof Cancelled));
      announce(
        isFailed ? "The rows could not be copied" : "Copying was cancelled. Nothing was copied.",
      );
    } finally {
      setRead(undefined);
    }
  }

  return {
    copy,
    /** How many of all that match are read so far; undefined while nothing is copied. */
    progress: read === undefined ? undefined : formatCount(read),
    cancel: () => {
      isCancelled.current = true;
    },
  };
}
