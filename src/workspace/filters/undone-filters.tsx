import { Button } from "@mantine/core";
import classes from "./undone-filters.module.css";

/** Says that all filters are gone, and brings them back. */
export function UndoneFilters({ onUndo, onDone }: { onUndo: () => void; onDone: () => void }) {
  return (
    <div className={classes.line}>
      <span>All filters were cleared</span>
      <Button
        variant="default"
        size="compact-xs"
        onClick={() => {
          onUndo();
          onDone();
        }}
      >
        Undo
      </Button>
    </div>
  );
}
