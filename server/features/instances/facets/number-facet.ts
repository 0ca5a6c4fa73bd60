import type { Facet } from "../../../../contract/facets.ts";
import { digitsAt } from "./decimal.ts";
import { numberBins, type CountedDigits } from "./number-bins.ts";
import { NumberSums } from "./number-sums.ts";
import type { CountedColumn } from "./value-column.ts";
import { mostFrequent } from "./value-counts.ts";

export function numberFacet(
  counted: CountedColumn,
): Pick<Facet, "values" | "numbers" | "histogram"> {
  const { digits, scale, leftOut } = atOneScale(counted);
  const sums = new NumberSums(scale);
  for (const { digits: each, count } of digits) sums.add(each, count);
  const numbers = sums.summary(leftOut);
  if (!numbers) return { values: [], numbers: null, histogram: [] };
  return {
    values: mostFrequent(counted),
    numbers,
    histogram: numberBins(digits, sums, scale),
  };
}

/** The numbers at the scale of the finest of them. */
function atOneScale({ column, codes, counts }: CountedColumn) {
  let scale = 0;
  for (const code of codes) scale = Math.max(scale, column.decimal(code)?.scale ?? 0);
  let leftOut = 0;
  const digits: CountedDigits[] = [];
  for (const code of codes) {
    const decimal = column.decimal(code);
    const count = counts[code] ?? 0;
    if (decimal) digits.push({ digits: digitsAt(decimal, scale), count });
    else leftOut += count;
  }
  return { digits, scale, leftOut };
}
