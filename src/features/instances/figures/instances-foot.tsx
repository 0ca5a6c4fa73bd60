import { useQuery } from "@tanstack/react-query";
import type { Facets } from "../../../../contract/facets.ts";
import type { ColumnHead } from "../../../components/data-table/column.ts";
import type { ColumnTools } from "../../../components/data-table/column-tools.ts";
import { FigureFoot } from "../../../components/data-table/figure-foot.tsx";
import type { FigureValue } from "../../../components/data-table/figure-number.tsx";
import { formatAge, formatCount } from "../../../lib/format.ts";
import type { InstancesSearch } from "../instances-search.ts";
import { figureValue } from "./figure-value.ts";
import { figuresQuery } from "./figures-query.ts";
import classes from "./instances-foot.module.css";

/** What the numbers in sight come to in all that match, not on this page alone. */
export function InstancesFoot({
  type,
  search,
  areRowsComing,
  columns,
  tools: { layout, onLayout },
  rowIndex,
}: {
  type: string;
  search: InstancesSearch;
  areRowsComing: boolean;
  /** In sight, in their order. */
  columns: ColumnHead[];
  tools: ColumnTools;
  rowIndex: number;
}) {
  const { figures } = layout;
  const fields = columns.flatMap(({ id }) => (figures[id] ? id : [])).toSorted();
  const { data, error, isPlaceholderData, dataUpdatedAt, refetch } = useQuery({
    ...figuresQuery(type, search, fields),
    enabled: !areRowsComing,
  });
  const values = new Map<string, FigureValue>();
  for (const { field, numbers } of data?.facets ?? []) {
    const figure = figures[field];
    if (data && figure) values.set(field, figureValue(numbers, figure, data.covered));
  }
  return (
    <FigureFoot
      rowIndex={rowIndex}
      columns={columns}
      hasChecks
      rows={
        error ? (
          <>
            {data ? `As of ${formatAge(dataUpdatedAt / 1000)}.` : "Not added up."}{" "}
            <button
              type="button"
              tabIndex={-1}
              className={classes.retry}
              onClick={() => void refetch()}
            >
              Try again
            </button>
          </>
        ) : (
          ((data && coverage(data)) ?? "Adding up…")
        )
      }
      figures={figures}
      values={values}
      isStale={isPlaceholderData || error !== null}
      onFigures={(changed) => onLayout({ ...layout, figures: changed })}
    />
  );
}

function coverage({ total, covered }: Facets): string {
  return covered < total
    ? `Newest ${formatCount(covered)} of ${formatCount(total)}`
    : `All ${formatCount(total)}`;
}
