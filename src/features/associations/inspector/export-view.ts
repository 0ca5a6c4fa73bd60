import { announce } from "../../../components/ui/announce.ts";
import { downloadText, downloadUrl } from "./download.ts";
import type { GraphWords } from "./graph-words.ts";
import type { InspectorView } from "./inspector-view.ts";
import { pictureSvg, type Colours, type Drawing } from "./picture-svg.ts";
import type { Placement } from "./place-records.ts";
import type { VisibleGraph } from "./visible-graph.ts";

export type ExportForm = "PNG" | "SVG" | "JSON";

/** A browser draws no canvas that is larger. */
const mostPixels = 16_000;

/** Hands out what is on the screen as a file. */
export async function exportView(
  form: ExportForm,
  visible: VisibleGraph,
  placement: Placement,
  words: GraphWords,
  view: InspectorView,
): Promise<void> {
  const name = `${words.title(visible, view.focus).replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.${form.toLowerCase()}`;
  if (form === "JSON") {
    downloadText(name, "application/json", graphJson(visible, view));
    return;
  }
  const drawing = pictureSvg(visible, placement, words, view, themeColours());
  if (form === "SVG") downloadText(name, "image/svg+xml", drawing.svg);
  else await downloadPng(name, drawing);
}

/** The records, edges and groups that are on the screen, and the address that shows them. */
function graphJson({ records, edges }: VisibleGraph, { focus }: InspectorView): string {
  const shown = [...records.values()];
  const graph = {
    focus,
    address: window.location.href,
    nodes: shown.map(({ node }) => node),
    edges,
    groups: shown.flatMap(({ groups }) =>
      groups.map(({ group, shown: count }) => ({ ...group, shown: count })),
    ),
  };
  return `${JSON.stringify(graph, null, 2)}\n`;
}

async function downloadPng(name: string, { svg, width, height }: Drawing): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(2, mostPixels / width, mostPixels / height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
  if (!blob) {
    announce("The picture is too large for a PNG. Export it as SVG.");
    return;
  }
  const url = URL.createObjectURL(blob);
  downloadUrl(name, url);
  URL.revokeObjectURL(url);
}

function themeColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: keyof Colours) => style.getPropertyValue(`--${name}`).trim();
  return {
    surface: of("surface"),
    "surface-sunken": of("surface-sunken"),
    "surface-raised": of("surface-raised"),
    line: of("line"),
    "line-control": of("line-control"),
    text: of("text"),
    "text-dim": of("text-dim"),
    accent: of("accent"),
    red: of("red"),
  };
}
