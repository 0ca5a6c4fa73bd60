import { IconChevronRight } from "@tabler/icons-react";
import { formatCount } from "../../lib/format.ts";
import type { ColumnHead } from "./column.ts";
import { FigureNumber } from "./figure-number.tsx";
import { figureNames } from "./figure-names.ts";
import classes from "./group-header.module.css";
import type { RowGroup } from "./row-groups.ts";
import type { TableLayout } from "./table-layout.ts";

/** Opens and closes a group; what its numbers come to stands in their columns. */
export function GroupHeader<Row>({
  group: { label, count, isOpen, figures: values },
  rowIndex,
  columns: [, ...others],
  figures,
  hasChecks,
  onToggle,
}: {
  group: RowGroup<Row>;
  rowIndex: number;
  columns: ColumnHead[];
  figures: TableLayout["figures"];
  hasChecks: boolean;
  onToggle: () => void;
}) {
  return (
    <tr
      aria-rowindex={rowIndex}
      className={classes.header}
      onClick={({ target }) => {
        if (!(target as Element).closest("button")) onToggle();
      }}
    >
      <th scope="row" colSpan={hasChecks ? 2 : 1} tabIndex={-1} data-pinned="" style={{ left: 0 }}>
        <button
          type="button"
          tabIndex={-1}
          className={classes.toggle}
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          <IconChevronRight size={16} stroke={1.5} className={classes.chevron} aria-hidden />
          <span className={classes.label}>{label}</span>
          <span className={classes.count}>{formatCount(count)}</span>
        </button>
      </th>
      {others.map(({ id, header, align, pinnedAt }) => {
        const figure = figures[id];
        return (
          <td
            key={id}
            tabIndex={-1}
            data-align={align}
            data-pinned={pinnedAt === undefined ? undefined : ""}
            data-figure={figure}
            style={pinnedAt === undefined ? undefined : { left: pinnedAt }}
          >
            {figure ? (
              <>
                <span className={classes.name}>
                  {figureNames[figure]} of {header}:{" "}
                </span>
                <FigureNumber value={values.get(id)} />
              </>
            ) : null}
          </td>
        );
      })}
    </tr>
  );
}
