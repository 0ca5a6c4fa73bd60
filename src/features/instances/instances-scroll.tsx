import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import type { Instance } from "../../../contract/instances.ts";
import type { DataTableProps } from "../../components/data-table/data-table-props.ts";
import { ListFaces } from "../../components/data-table/list-faces.tsx";
import { ScrolledTable } from "../../components/data-table/scrolled-table.tsx";
import { instanceQueries, type InstanceListQuery } from "./queries.ts";

/** Rows before and behind those in sight that should be there too. */
const ahead = 40;
/** What is out of sight is let go: all of a big list does not stay in memory. */
const keptMs = 10_000;

interface InstancesScrollProps extends Omit<DataTableProps<Instance>, "rows" | "onOpen"> {
  type: string;
  /** Of the first block. */
  query: InstanceListQuery;
  count: number;
  /** Positions of the rows in sight, from 0; not told while they rush past. */
  onRange: (first: number, last: number) => void;
  onOpen: (instance: Instance, query: InstanceListQuery) => void;
}

/**
 * All instances of a list under one scroll bar, read block by block where it stands still. A block that is scrolled
 * past before it came is asked for no longer.
 */
export function InstancesScroll({ type, query, onOpen, onRange, ...table }: InstancesScrollProps) {
  const { per_page: blockSize } = query;
  const [{ from, upTo }, setBlocks] = useState({ from: 0, upTo: 0 });
  const pages = Array.from({ length: upTo - from + 1 }, (_, index) => from + index + 1);
  const queryOf = (page: number) => ({ ...query, page });
  const blocks = useQueries({
    queries: pages.map((page) => ({
      ...instanceQueries.list(type, queryOf(page)),
      placeholderData: () => undefined,
      gcTime: keptMs,
    })),
  });
  const rows = blocks.flatMap(({ data }) => data?.instances ?? []);

  function rowAt(index: number): Instance | undefined {
    const block = blocks[Math.floor(index / blockSize) - from];
    return block?.data?.instances[index % blockSize];
  }

  /** The block that an instance stands in, for the way along the list. */
  function open(instance: Instance): void {
    const block = blocks.findIndex(({ data }) => data?.instances.includes(instance));
    onOpen(instance, queryOf(pages[block] ?? 1));
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
