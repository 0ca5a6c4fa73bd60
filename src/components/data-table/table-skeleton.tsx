import classes from "./table-skeleton.module.css";

/** The outline of a table while its first rows are on their way; it shows only once that takes a moment. */
export function TableSkeleton({ rows = 12 }: { rows?: number }) {
  return (
    <div className={classes.skeleton} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes.row}>
          <span style={{ width: `${14 + ((row * 5) % 7)}%` }} />
          <span style={{ width: "9%" }} />
          <span style={{ width: `${10 + ((row * 3) % 5)}%` }} />
          <span style={{ width: "12%" }} />
        </div>
      ))}
    </div>
  );
}
