import { useState } from "react";
import * as z from "zod/mini";
import { readJson, tableLayoutSchema, type TableLayout } from "./table-layout.ts";

type Kept = Pick<TableLayout, "widths" | "density">;
const keptSchema = z.pick(tableLayoutSchema, { widths: true, density: true });

/** What of a table's layout the browser keeps under a name, rather than the address. */
export function useKeptLayout(name: string): [Kept, (kept: Kept) => void] {
  const key = `objectory-table-${name}`;
  const [kept, setKept] = useState(() =>
    z.parse(keptSchema, readJson(localStorage.getItem(key)) ?? {}),
  );

  function keep({ widths, density }: Kept): void {
    setKept({ widths, density });
    localStorage.setItem(key, JSON.stringify({ widths, density }));
  }

  return [kept, keep];
}
