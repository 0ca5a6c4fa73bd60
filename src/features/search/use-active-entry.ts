import { useEffect, useState } from "react";
import type { PaletteEntry } from "./palette-entry.ts";
import { entryId } from "./palette-results.tsx";

/** The line that Enter opens: the first, until an arrow or the pointer goes to another; a new text starts anew. */
export function useActiveEntry(entries: readonly PaletteEntry[], text: string) {
  const [chosen, setChosen] = useState<{ text: string; key: string }>();
  const wanted = chosen?.text === text ? chosen.key : undefined;
  const active = entries.find(({ key }) => key === wanted) ?? entries[0];
  const [stepped, setStepped] = useState<string>();

  // Only steps scroll: what the pointer is on is in sight.
  useEffect(() => {
    if (stepped !== undefined)
      document.getElementById(entryId(stepped))?.scrollIntoView({ block: "nearest" });
  }, [stepped]);

  function step(by: number): void {
    const place = active ? entries.indexOf(active) : 0;
    const next = entries[(place + by + entries.length) % entries.length];
    if (!next) return;
    setChosen({ text, key: next.key });
    setStepped(next.key);
  }
  return {
    active,
    step,
    point: (entry: PaletteEntry) => setChosen({ text, key: entry.key }),
  };
}
