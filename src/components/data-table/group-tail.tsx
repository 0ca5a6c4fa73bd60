import { formatCount } from "../../lib/format.ts";
import { explainFailure } from "../ui/failure-state.tsx";
import classes from "./group-tail.module.css";
import type { RowGroup } from "./row-groups.ts";

/** Below the rows of a group that are there: the way to the others, or why there are none. */
export function GroupTail<Row>({
  group: { rows, count, isLoading, failure, onRetry, onMore, onAll },
  rowIndex,
  columnCount,
}: {
  group: RowGroup<Row>;
  rowIndex: number;
  columnCount: number;
}) {
  const rest = formatCount(Math.max(0, count - rows.length));
  return (
    <tr aria-rowindex={rowIndex} className={classes.tail} aria-busy={isLoading}>
      <td colSpan={columnCount} tabIndex={-1} data-card="title">
        <span className={classes.line}>
          {failure ? (
            <>
              <span role="alert">These rows did not come. {explainFailure(failure).reason}</span>
              <button type="button" tabIndex={-1} className={classes.more} onClick={onRetry}>
                Try again
              </button>
            </>
          ) : isLoading ? (
            <span role="status">Loading…</span>
          ) : onMore ? (
            <button type="button" tabIndex={-1} className={classes.more} onClick={onMore}>
              Show more, {rest} left
            </button>
          ) : (
            <button type="button" tabIndex={-1} className={classes.more} onClick={onAll}>
              See all {formatCount(count)} as a list
            </button>
          )}
        </span>
      </td>
    </tr>
  );
}
