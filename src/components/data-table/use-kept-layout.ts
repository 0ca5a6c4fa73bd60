import { useMemo, useState } from "react";
import * as z from "zod/mini";
import { readJson, tableLayoutSchema, type TableLayout } from "./table-layout.ts";

type Kept = Pick<TableLayout, "widths" | "density">;
const keptSchema = z.pick(tableLayoutSchema, { widths: true, density: true });

/**
 * What of a table's layout the browser keeps under a name, rather than the address; `start` until something is kept.
 * Nothing is kept that is the same as `start`, or where `undefined` is.
 */
export function useKeptLayout(
  name: string,
  start: Kept | undefined,
): [Kept, (kept: Kept | undefined) => void] {
  const key = `objectory-table-${name}`;
  const [stored, setStored] = useState(() => ({ key, text: localStorage.getItem(key) }));
  const text = stored.key === key ? stored.text : localStorage.getItem(key);
  const kept = useMemo(() => z.parse(keptSchema, readJson(text) ?? start ?? {}), [text, start]);

  function keep(next: Kept | undefined): void {
    const changed = next && JSON.stringify(only(next));
    const isStart = changed === undefined || (start && changed === JSON.stringify(only(start)));
    if (isStart) localStorage.removeItem(key);
    else localStorage.setItem(key, changed);
    setStored({ key, text: isStart ? null : changed });
  }

  return [kept, keep];
}

const only = ({ widths, density }: Kept): Kept => ({ widths, density });
