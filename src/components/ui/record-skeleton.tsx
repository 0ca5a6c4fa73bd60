import classes from "./record-skeleton.module.css";

/** The outline of a record's page while it is on its way; it shows only once that takes a moment. */
export function RecordSkeleton({ rows = 12 }: { rows?: number }) {
  return (
    <div className={classes.skeleton} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes.row}>
          <span style={{ width: `${48 + ((row * 29) % 44)}px` }} />
          <span style={{ width: `${80 + ((row * 61) % 170)}px` }} />
        </div>
      ))}
    </div>
  );
}
