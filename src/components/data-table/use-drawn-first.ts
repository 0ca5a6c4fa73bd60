import { startTransition, useEffect, useState } from "react";
import type { Column } from "./column.ts";

/** The least that a row is high, and what the frame of a page takes from the height of the window. */
const rowHeight = 36;
const frameHeight = 160;

const none: never[] = [];

interface Drawn<Row> {
  rows: Row[];
  columns: Column<Row>[];
  /** False while some of it is still to come. */
  isWhole: boolean;
}

/**
 * Every row and every cell ends up in the page; but those beyond the edges of the window are drawn once the others
 * are to be seen: rows whenever there are new ones, columns the first time.
 */
export function useDrawnFirst<Row>(
  rows: Row[],
  columns: Column<Row>[],
  getRowId: (row: Row) => string,
): Drawn<Row> {
  const [inSight] = useState(() => ({
    rows: Math.ceil((window.innerHeight - frameHeight) / rowHeight),
    columns: countWithin(columns, window.innerWidth),
  }));
  const settled = useAfterPaint(rows, none);
  if (settled === rows) return { rows, columns, isWhole: true };
  const first = rows.slice(0, inSight.rows);
  if (settled === none)
    return { rows: first, columns: columns.slice(0, inSight.columns), isWhole: false };
  const ids = new Set(first.map(getRowId));
  // Meanwhile the earlier rows keep the place, so that the table doesn't jump.
  const rest = settled.slice(inSight.rows).filter((row) => !ids.has(getRowId(row)));
  return { rows: [...first, ...rest], columns, isWhole: false };
}

/** A value as it was when the last frame was painted; it follows as soon as there is nothing better to do. */
function useAfterPaint<Value>(value: Value, atFirst: Value): Value {
  const [painted, setPainted] = useState(atFirst);
  useEffect(() => {
    let timer: number | undefined;
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => startTransition(() => setPainted(value)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value]);
  return painted;
}

/** How many columns begin within a width. */
function countWithin<Row>(columns: Column<Row>[], width: number): number {
  let right = 0;
  const beyond = columns.findIndex((column) => {
    const isBeyond = right > width;
    right += column.width;
    return isBeyond;
  });
  return beyond === -1 ? columns.length : beyond;
}
