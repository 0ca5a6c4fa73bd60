import {
  beforeImageRows,
  type BeforeImage,
  type BeforeImageHead,
  type SavedInstance,
  type SavedReference,
  type SavedValue,
} from "../../../contract/before-image.ts";

/** Some rows of a before-image; `start` is the place of the first one in its list. */
export type ImagePortion =
  | { section: "instances"; start: number; rows: SavedInstance[] }
  | { section: "values"; start: number; rows: SavedValue[] }
  | { section: "references"; start: number; rows: SavedReference[] };

/** A before-image that need not be in memory; `portions` can be walked again, always in the same order. */
export interface ImageSource {
  head: Pick<BeforeImageHead, "object_types" | "attributes">;
  portions(): AsyncIterable<ImagePortion>;
}

const rowsPerPortion = 2000;

/** The source of an image that is in memory. */
export function sourceOf(image: BeforeImage): ImageSource {
  return {
    head: image,
    portions: async function* () {
      for (const section of Object.keys(beforeImageRows) as (keyof typeof beforeImageRows)[]) {
        const rows = image[section] ?? [];
        for (let start = 0; start < rows.length; start += rowsPerPortion)
          yield { section, start, rows: rows.slice(start, start + rowsPerPortion) } as ImagePortion;
      }
    },
  };
}
