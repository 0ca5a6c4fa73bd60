import type { Instance } from "../../../contract/instances.ts";
import type { ColumnHead } from "../../components/data-table/column.ts";
import type { RowSelection } from "../../components/data-table/row-selection.ts";
import { ListSelectionBar } from "../../workspace/list/list-selection-bar.tsx";
import { copiedPageSize } from "../../workspace/list/use-copied-rows.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { instanceCellText } from "./instance-cell-text.ts";
import { instanceQueries, type InstanceListQuery } from "./queries.ts";

/** What can be done with the instances that are selected. */
export function InstancesSelectionBar({
  type,
  query,
  ...list
}: {
  type: string;
  /** What the list asks for; all that match are read by it. */
  query: InstanceListQuery;
  columns: ColumnHead[];
  selection: RowSelection<Instance>;
  total: number;
  isExact: boolean;
}) {
  const schema = useSchema();
  return (
    <ListSelectionBar
      {...list}
      getRowId={({ id }) => id}
      cellText={(columnId, instance) => instanceCellText(columnId, instance, schema)}
      pageQuery={(page) => instanceQueries.page(type, { ...query, page, per_page: copiedPageSize })}
    />
  );
}
