import { formatAge } from "../../../lib/format.ts";
import { laneAreas, laneName } from "./lane-areas.ts";
import { edgeNames } from "./edge-names.ts";
import type { GraphWords } from "./graph-words.ts";
import type { InspectorView } from "./inspector-view.ts";
import { cardSize, conversationLane, focusSize } from "./lanes.ts";
import { factTexts } from "./node-facts.tsx";
import { pictureBounds } from "./picture-bounds.ts";
import type { Placement } from "./place-records.ts";
import { routeEdges } from "./routed-edges.ts";
import { axisTicks } from "./time-axis.ts";
import type { VisibleGraph, VisibleRecord } from "./visible-graph.ts";

/** The colours of the theme that is on the screen, by the names of their variables. */
export type Colours = Record<
  | "surface"
  | "surface-sunken"
  | "surface-raised"
  | "line"
  | "line-control"
  | "text"
  | "text-dim"
  | "accent"
  | "red",
  string
>;

export interface Drawing {
  svg: string;
  width: number;
  height: number;
}

const margin = 40;

/** The whole picture as a file of its own: text stays text, and nothing is fetched to show it. */
export function pictureSvg(
  visible: VisibleGraph,
  placement: Placement,
  words: GraphWords,
  view: InspectorView,
  colours: Colours,
): Drawing {
  const all = pictureBounds(placement, visible, view.focus);
  const width = Math.ceil(all.width + 2 * margin);
  const height = Math.ceil(all.height + 2 * margin);
  const box = `${all.x - margin} ${all.y - margin} ${width} ${height}`;
  const parts = [
    `<rect x="${all.x - margin}" y="${all.y - margin}" width="${width}" height="${height}" fill="${colours["surface-sunken"]}"/>`,
    ...laneParts(visible, placement, words, view, colours),
    ...edgeParts(visible, placement, words, view, colours),
    ...[...visible.records.values()].map((record) =>
      cardPart(record, placement, words, view, colours),
    ),
  ];
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${box}" font-family="Inter, system-ui, sans-serif" font-size="12">`,
    `<title>${escapeXml(words.title(visible, view.focus))}</title>`,
    `<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 1 10 5 0 9Z" fill="${colours["line-control"]}"/></marker></defs>`,
    ...parts,
    "</svg>",
  ].join("\n");
  return { svg, width, height };
}

function laneParts(
  visible: VisibleGraph,
  placement: Placement,
  words: GraphWords,
  view: InspectorView,
  colours: Colours,
): string[] {
  const areas = laneAreas(visible, placement, view.focus);
  const lanes = [...areas].map(
    ([id, { left, right, top, bottom }]) =>
      `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" rx="10" fill="${colours.surface}" stroke="${colours.line}"/>` +
      text(left + 4, top - 6, laneName(id, words), colours["text-dim"], 'font-weight="500"'),
  );
  const { axis } = placement;
  const line = areas.get(conversationLane);
  if (!axis || !line) return lanes;
  const ticks = axisTicks(axis, line.left, line.right).map(({ x, label }) =>
    text(x + 4, line.top + 4, label, colours["text-dim"], 'font-size="11"'),
  );
  return [...lanes, ...ticks];
}

function edgeParts(
  visible: VisibleGraph,
  placement: Placement,
  words: GraphWords,
  view: InspectorView,
  colours: Colours,
): string[] {
  const routed = routeEdges(visible, placement, view.focus);
  const lines = [...routed.values()].map(
    ({ path }) =>
      `<path d="${path.d}" fill="none" stroke="${colours["line-control"]}" marker-end="url(#arrow)"/>`,
  );
  const names = edgeNames(visible, placement, routed, words).map((name) =>
    text(name.x, name.y, name.text, colours["text-dim"], 'font-size="11" text-anchor="middle"'),
  );
  return [...lines, ...names];
}

function cardPart(
  { node }: VisibleRecord,
  { places }: Placement,
  words: GraphWords,
  view: InspectorView,
  colours: Colours,
): string {
  const place = places.get(node.key);
  if (!place) return "";
  const isFocus = node.key === view.focus;
  const { width, height } = isFocus ? focusSize : cardSize;
  const border = node.missing
    ? `stroke="${colours.red}" stroke-dasharray="4 3"`
    : `stroke="${isFocus ? colours.accent : colours["line-control"]}" stroke-width="${isFocus ? 2 : 1}"`;
  const kind = `${words.type(node)}${node.missing ? ", matches nothing" : ` · ${formatAge(node.updated_at)}`}`;
  const facts = factTexts(node, words).slice(0, 3);
  // A drawing within the drawing cuts off what is too long for the card.
  return [
    `<svg x="${place.x}" y="${place.y}" width="${width}" height="${height}">`,
    `<rect x="1" y="1" width="${width - 2}" height="${height - 2}" rx="6" fill="${colours["surface-raised"]}" ${border}/>`,
    text(11, 19, kind, colours["text-dim"], 'font-size="11"'),
    text(11, 37, node.title, colours.text, 'font-size="13" font-weight="600"'),
    ...facts.map((fact, index) => text(11, 54 + index * 15, fact, colours.text)),
    "</svg>",
  ].join("");
}

function text(x: number, y: number, content: string, fill: string, more = ""): string {
  return `<text x="${x}" y="${y}" fill="${fill}" ${more}>${escapeXml(content)}</text>`;
}

function escapeXml(content: string): string {
  const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return content
    .replaceAll(/[&<>"]/g, (sign) => names[sign] ?? sign)
    .replaceAll(/(?![\n\t])\p{Cc}/gu, "");
}
