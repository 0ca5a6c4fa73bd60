import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import type { DataTableProps } from "../../components/data-table/data-table-props.ts";
import { ListFaces } from "../../components/data-table/list-faces.tsx";
import { ScrolledTable } from "../../components/data-table/scrolled-table.tsx";
import type { PageQuery } from "./list-page.ts";

/** Rows before and behind those in sight that should be there too. */
const ahead = 40;
/** What is out of sight is let go: all of a big list does not stay in memory. */
const keptMs = 10_000;

interface ListScrollProps<Row> extends Omit<DataTableProps<Row>, "rows" | "onOpen"> {
  /** How a block is asked for; the first one is page 1. */
  blockQuery: (page: number) => PageQuery<Row>;
  blockSize: number;
  count: number;
  /** Positions of the rows in sight, from 0; not told while they rush past. */
  onRange: (first: number, last: number) => void;
  /** With the block that the row stands in. */
  onOpen: (row: Row, page: number) => void;
}

/**
 * All rows of a list under one scroll bar, read block by block where it stands still. A block that is scrolled past
 * before it came is asked for no longer.
 */
export function ListScroll<Row extends object>(props: ListScrollProps<Row>) {
  const { blockQuery, blockSize, onOpen, onRange, ...table } = props;
  const [{ from, upTo }, setBlocks] = useState({ from: 0, upTo: 0 });
  const pages = Array.from({ length: upTo - from + 1 }, (_, index) => from + index + 1);
  const blocks = useQueries({
    queries: pages.map((page) => ({ ...blockQuery(page), gcTime: keptMs })),
  });
  const rows = blocks.flatMap(({ data }) => data?.rows ?? []);

  function rowAt(index: number): Row | undefined {
    const block = blocks[Math.floor(index / blockSize) - from];
    return block?.data?.rows[index % blockSize];
  }

  function open(row: Row): void {
    const block = blocks.findIndex(({ data }) => data?.rows.includes(row));
    onOpen(row, pages[block] ?? 1);
  }

  const failed = blocks.find(({ isError }) => isError);
  return (
    <ListFaces
      label={table.label}
      rowCount={table.count}
      failure={failed?.error ?? null}
      onRetry={() => void failed?.refetch()}
      isStale={false}
      empty={null}
    >
      <ScrolledTable
        {...table}
        rows={rows}
        rowAt={rowAt}
        onOpen={open}
        onRange={(first, last, isStill) => {
          const lastBlock = Math.floor((table.count - 1) / blockSize);
          const next = {
            from: Math.max(0, Math.floor((first - ahead) / blockSize)),
            upTo: Math.min(lastBlock, Math.floor((last + ahead) / blockSize)),
          };
          if (next.from !== from || next.upTo !== upTo) setBlocks(next);
          if (isStill) onRange(first, last);
        }}
      />
    </ListFaces>
  );
}
