import { getViewportForBounds, type Rect } from "@xyflow/react";

export type PictureFormat = "png" | "svg";

const marginPx = 32;
/** Browsers draw no canvas beyond some 16,000 pixels a side. */
const maxSidePx = 8000;

/** Everything within `bounds` of a React Flow picture as a file, whatever part of it is in sight. */
export async function pictureOf(
  flow: HTMLElement,
  bounds: Rect,
  format: PictureFormat,
): Promise<Blob> {
  const viewport = flow.querySelector<HTMLElement>(".react-flow__viewport");
  if (!viewport) throw new Error("There is no picture to save");
  const { toBlob, toSvg } = await import("html-to-image");
  const width = bounds.width + 2 * marginPx;
  const height = bounds.height + 2 * marginPx;
  const { x, y, zoom } = getViewportForBounds(bounds, width, height, 1, 1, `${marginPx}px`);
  const options = {
    width,
    height,
    backgroundColor: getComputedStyle(document.body).backgroundColor,
    pixelRatio: Math.min(2, maxSidePx / width, maxSidePx / height),
    style: { transform: `translate(${x}px, ${y}px) scale(${zoom})` },
  };
  if (format === "svg") return svgOf(await toSvg(viewport, options));
  const picture = await toBlob(viewport, options);
  if (!picture) throw new Error("The browser could not draw the picture");
  return picture;
}

function svgOf(dataAddress: string): Blob {
  const text = decodeURIComponent(dataAddress.slice(dataAddress.indexOf(",") + 1));
  return new Blob([text], { type: "image/svg+xml" });
}
