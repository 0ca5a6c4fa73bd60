import { useEffect, useMemo, useState } from "react";
import type { Column } from "../components/data-table/column.ts";
import type { markMatches } from "./mark-matches.tsx";

/** Columns with what a search found marked in their cells, once the script for it is there. */
export function useMarkedColumns<Row>(columns: Column<Row>[], q: string | undefined) {
  const [load, setLoad] = useState<{ mark: typeof markMatches }>();
  const isWanted = q !== undefined && !load;
  useEffect(() => {
    if (!isWanted) return;
    // Without the marks the list is still right.
    void import("./mark-matches.tsx").then(
      (script) => setLoad({ mark: script.markMatches }),
      () => undefined,
    );
  }, [isWanted]);
  return useMemo(
    () => (load && q !== undefined ? load.mark(columns, q) : columns),
    [load, columns, q],
  );
}
