import type { ReactNode } from "react";
import type { SearchHit, SearchMark } from "../../../contract/everywhere-search.ts";

/** A line of the palette: it leads to an address, or does something. */
export interface PaletteEntry {
  /** Unlike that of any other line in sight. */
  key: string;
  icon: ReactNode;
  title: string;
  titleMarks: SearchMark[];
  subtitle: string;
  match: SearchHit["match"];
  isExact: boolean;
  act: { href: string } | { run: () => void };
}

export interface PaletteGroup {
  key: string;
  label: string;
  entries: PaletteEntry[];
}

/** A line that was not found by the server. */
export function plainEntry(
  entry: Pick<PaletteEntry, "key" | "icon" | "title" | "act"> & { subtitle?: string },
): PaletteEntry {
  return { subtitle: "", titleMarks: [], match: null, isExact: false, ...entry };
}
