import type { CSSProperties, ReactNode } from "react";
import type { ColumnHead } from "./column.ts";
import classes from "./figure-foot.module.css";
import { FigureMenu } from "./figure-menu.tsx";
import type { FigureValue } from "./figure-number.tsx";
import type { TableLayout } from "./table-layout.ts";
import { withFigure } from "./with-figure.ts";

/** What columns of numbers come to, below all rows. */
export function FigureFoot({
  rowIndex,
  columns,
  hasChecks,
  rows,
  figures,
  values,
  isStale,
  onFigures,
}: {
  rowIndex: number;
  columns: ColumnHead[];
  hasChecks: boolean;
  /** Which rows these are of, in words. */
  rows: ReactNode;
  figures: TableLayout["figures"];
  /** By column, once they are known. */
  values: ReadonlyMap<string, FigureValue>;
  isStale: boolean;
  onFigures: (figures: TableLayout["figures"]) => void;
}) {
  const [first, ...others] = columns;
  return (
    <tfoot className={classes.foot} data-stale={isStale || undefined} aria-busy={isStale}>
      <tr aria-rowindex={rowIndex}>
        <th scope="row" colSpan={hasChecks ? 2 : 1} tabIndex={-1} data-pinned="" style={atStart}>
          {rows}
        </th>
        {others.map((column) => {
          const { id, pinnedAt, align } = column;
          const canAdd = column.kind === "number" && column !== first;
          return (
            <td
              key={id}
              tabIndex={-1}
              data-align={align}
              data-pinned={pinnedAt === undefined ? undefined : ""}
              data-figure={figures[id]}
              style={pinnedAt === undefined ? undefined : { left: pinnedAt }}
            >
              {canAdd ? (
                <FigureMenu
                  column={column}
                  figure={figures[id]}
                  value={values.get(id)}
                  onFigure={(figure) => onFigures(withFigure(figures, id, figure))}
                />
              ) : null}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}

const atStart: CSSProperties = { left: 0 };
