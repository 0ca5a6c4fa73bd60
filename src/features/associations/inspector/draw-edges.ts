import type { EdgeName } from "./edge-names.ts";
import type { EdgePath } from "./edge-router.ts";

/** What lies on one canvas. */
export interface EdgeDrawing {
  lines: { path: EdgePath; width: number }[];
  names: EdgeName[];
  colour: "quiet" | "strong";
}

/** A part of the picture, in its own pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const colours = {
  quiet: { line: "--line-control", text: "--text-dim" },
  strong: { line: "--accent", text: "--accent" },
};
const arrow = { length: 9, halfWidth: 4 };
/** A line is drawn no thinner than this on the screen, however far away the picture is. */
const leastWidthPx = 0.45;

/** Draws what of the edges crosses an area, at so many pixels of the canvas to one of the picture. */
export function drawEdges(
  canvas: HTMLCanvasElement,
  { lines, names, colour }: EdgeDrawing,
  area: Area,
  scale: number,
  hasNames: boolean,
): void {
  canvas.width = Math.ceil(area.width * scale);
  canvas.height = Math.ceil(area.height * scale);
  const context = canvas.getContext("2d");
  if (!context) return;
  const style = getComputedStyle(canvas);
  const { line, text } = colours[colour];
  context.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale);
  context.strokeStyle = style.getPropertyValue(line);
  context.fillStyle = context.strokeStyle;
  const shown = lines.filter(({ path }) => crosses(path, area));
  for (const { path, width } of shown) {
    context.lineWidth = Math.max(width, leastWidthPx / scale);
    context.stroke(new Path2D(path.d));
  }
  drawArrows(context, shown);
  if (!hasNames) return;
  context.font = `${colour === "strong" ? 500 : 400} 11px ${style.fontFamily}`;
  context.textAlign = "center";
  context.lineJoin = "round";
  context.lineWidth = 5;
  context.strokeStyle = style.getPropertyValue("--surface-sunken");
  context.fillStyle = style.getPropertyValue(text);
  for (const name of names) {
    context.strokeText(name.text, name.x, name.y);
    context.fillText(name.text, name.x, name.y);
  }
}

/** Many edges end at one point, which needs only one arrow. */
function drawArrows(context: CanvasRenderingContext2D, lines: EdgeDrawing["lines"]): void {
  const drawn = new Set<string>();
  context.beginPath();
  for (const { path } of lines) {
    const { tip, from } = path;
    const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
    const key = `${tip.x} ${tip.y} ${angle.toFixed(1)}`;
    if (drawn.has(key)) continue;
    drawn.add(key);
    for (const [index, [along, aside]] of arrowCorners.entries()) {
      const x = tip.x + along * Math.cos(angle) - aside * Math.sin(angle);
      const y = tip.y + along * Math.sin(angle) + aside * Math.cos(angle);
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.closePath();
  }
  context.fill();
}

const arrowCorners: [number, number][] = [
  [0, 0],
  [-arrow.length, arrow.halfWidth],
  [-arrow.length, -arrow.halfWidth],
];

function crosses({ bounds: { left, right, top, bottom } }: EdgePath, area: Area): boolean {
  return (
    left <= area.x + area.width &&
    right >= area.x &&
    top <= area.y + area.height &&
    bottom >= area.y
  );
}
