import type { Instance } from "../../../contract/instances.ts";
import type { DataTableProps } from "../../components/data-table/data-table-props.ts";
import { ListScroll } from "../../workspace/list/list-scroll.tsx";
import { instanceQueries, type InstanceListQuery } from "./queries.ts";

/** All instances of a list under one scroll bar. */
export function InstancesScroll({
  type,
  query,
  onOpen,
  ...list
}: Omit<DataTableProps<Instance>, "rows" | "onOpen"> & {
  type: string;
  /** Of the first block. */
  query: InstanceListQuery;
  count: number;
  onRange: (first: number, last: number) => void;
  /** With the block that it stands in, for the way along the list. */
  onOpen: (instance: Instance, query: InstanceListQuery) => void;
}) {
  return (
    <ListScroll
      {...list}
      blockQuery={(page) => instanceQueries.page(type, { ...query, page })}
      blockSize={query.per_page}
      onOpen={(instance, page) => onOpen(instance, { ...query, page })}
    />
  );
}
