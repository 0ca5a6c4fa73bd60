/** What part of the picture a window shows: the point in its middle, and the zoom in percent; whole numbers all. */
export interface PictureViewport {
  x: number;
  y: number;
  percent: number;
}

export const leastPercent = 8;
export const mostPercent = 200;
/** Below this zoom the small print of a card is no longer drawn. */
export const farZoom = 0.5;

export function formatViewport({ x, y, percent }: PictureViewport): string {
  return [x, y, percent].join("*");
}

/** Undefined for what is none, or one that no picture reaches. */
export function parseViewport(text: string): PictureViewport | undefined {
  const match = /^(-?\d{1,6})\*(-?\d{1,6})\*(\d{1,3})$/.exec(text);
  if (!match) return undefined;
  const [x = 0, y = 0, percent = 0] = match.slice(1).map(Number);
  return percent >= leastPercent && percent <= mostPercent ? { x, y, percent } : undefined;
}
