import { setImmediate as yieldToOthers } from "node:timers/promises";
import type { NumberSummary } from "../../../../contract/facets.ts";
import { digitsAt } from "./decimal.ts";
import { NumberSums } from "./number-sums.ts";
import type { ValueColumn } from "./value-column.ts";

/** So many rows are added up in a few milliseconds, for which other requests wait. */
const portion = 20_000;

/**
 * The numbers of each group, all at the scale of the finest of the selection, so that they line up. `codes` and
 * `groupOf` name the rows in one order. Rejects when `signal` is aborted.
 */
export async function groupNumbers(
  column: ValueColumn,
  codes: Int32Array,
  { groupOf, groups }: { groupOf: Int32Array; groups: readonly unknown[] },
  signal: AbortSignal,
): Promise<(NumberSummary | null)[]> {
  let scale = 0;
  for (const code of new Set(codes)) scale = Math.max(scale, column.decimal(code)?.scale ?? 0);
  const sums = groups.map(() => ({ numbers: new NumberSums(scale), leftOut: 0 }));
  for (let row = 0; row < codes.length; row += 1) {
    if (row % portion === portion - 1) {
      await yieldToOthers();
      signal.throwIfAborted();
    }
    const sum = sums[groupOf[row] ?? -1];
    const code = codes[row] ?? 0;
    const decimal = column.decimal(code);
    if (!sum) continue;
    if (decimal) sum.numbers.add(digitsAt(decimal, scale), 1);
    else if (column.isNumber(code)) sum.leftOut += 1;
  }
  return sums.map(({ numbers, leftOut }) => numbers.summary(leftOut));
}
