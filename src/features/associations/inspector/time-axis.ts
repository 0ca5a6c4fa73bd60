import { cardGap, cardSize } from "./lanes.ts";
import { months } from "../../../lib/format.ts";

/** Maps times to places on the line that conversations stand along. */
export interface TimeAxis {
  top: number;
  startSeconds: number;
  secondsPerPixel: number;
  width: number;
}

const leastWidth = 480;
const mostWidth = 4200;
/** Conversations of one day stand side by side, not on a line of minutes. */
const leastSeconds = 14 * 86_400;

/** The line for the conversations that come first; it stays as it is when others come. */
export function makeTimeAxis(times: number[], top: number): TimeAxis {
  const start = Math.min(...times);
  const range = Math.max(Math.max(...times) - start, leastSeconds);
  const width = Math.min(Math.max(times.length * 90, leastWidth), mostWidth);
  const secondsPerPixel = range / width;
  return { top, startSeconds: start, secondsPerPixel, width };
}

/** Within the line evenly; earlier and later times are pressed together, so that none is far away. */
function timeToX(axis: TimeAxis, seconds: number): number {
  const { startSeconds, secondsPerPixel, width } = axis;
  const x = (seconds - startSeconds) / secondsPerPixel;
  const room = width / 2;
  if (x < 0) return -room - room * (1 - Math.exp(x / room));
  return x > width ? room + room * (1 - Math.exp((width - x) / room)) : x - room;
}

/** Finds the first row below the line where a card at this time covers no other. */
export function makeTimePlacer(axis: TimeAxis) {
  const rows: number[][] = [];
  const isFree = (row: number, x: number) =>
    (rows[row] ?? []).every((other) => Math.abs(other - x) >= cardSize.width + cardGap.x / 2);
  const occupy = (row: number, x: number) => {
    rows[row] = [...(rows[row] ?? []), x];
  };
  const rowHeight = cardSize.height + cardGap.y;
  return {
    occupy: ({ x, y }: { x: number; y: number }) =>
      occupy(Math.round((y - axis.top) / rowHeight), x),
    place(seconds: number): { x: number; y: number } {
      const x = Math.round(timeToX(axis, seconds) - cardSize.width / 2);
      let row = 0;
      while (!isFree(row, x)) row += 1;
      occupy(row, x);
      return { x, y: axis.top + row * rowHeight };
    },
  };
}

export interface Tick {
  x: number;
  label: string;
}

const leastTickDistance = 88;

/** The starts of months, quarters or years, whichever stand far enough from each other, from `left` to `right`. */
export function axisTicks(axis: TimeAxis, left: number, right: number): Tick[] {
  const monthPixels = (30.4 * 86_400) / axis.secondsPerPixel;
  const step = [1, 3, 6, 12, 24, 60, 120].find((count) => count * monthPixels >= leastTickDistance);
  const first = new Date((axis.startSeconds - axis.width * axis.secondsPerPixel) * 1000);
  const ticks: Tick[] = [];
  for (let year = first.getFullYear(), month = 0; ticks.length < 60; month += step ?? 240) {
    year += Math.floor(month / 12);
    month %= 12;
    const last = ticks.at(-1);
    // Late times are pressed together towards one point, with room for no more than one.
    if (last && last.x + leastTickDistance > Math.min(right, axis.width)) break;
    const x = timeToX(axis, new Date(year, month, 1).getTime() / 1000);
    if (x > right || year > first.getFullYear() + 200) break;
    if (x < left || (last && x - last.x < leastTickDistance)) continue;
    ticks.push({ x, label: month === 0 ? String(year) : `${months[month]} ${year}` });
  }
  return ticks;
}
