import classes from "./map-skeleton.module.css";

/** Boxes in outline while the map is laid out; they show only once that takes a moment. */
export function MapSkeleton() {
  return (
    <div role="status" aria-label="Loading" className={classes.skeleton}>
      {[5, 8, 4, 7, 6, 5].map((rows, box) => (
        <span key={box} style={{ height: 40 + rows * 18 }} />
      ))}
    </div>
  );
}
