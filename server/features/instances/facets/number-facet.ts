import type { Facet } from "../../../../contract/facets.ts";
import { decimalText, digitsAt, roundDivide } from "./decimal.ts";
import { numberBins, type CountedDigits } from "./number-bins.ts";
import type { CountedColumn } from "./value-column.ts";
import { mostFrequent } from "./value-counts.ts";

/** How many places an average has beyond those of the finest value. */
const furtherPlaces = 2;

export function numberFacet(
  counted: CountedColumn,
): Pick<Facet, "values" | "numbers" | "histogram"> {
  const { digits, scale, leftOut } = atOneScale(counted);
  const [first] = digits;
  if (!first) return { values: [], numbers: null, histogram: [] };
  let { digits: min, digits: max } = first;
  let sum = 0n;
  let records = 0;
  for (const { digits: each, count } of digits) {
    if (each < min) min = each;
    if (each > max) max = each;
    sum += count === 1 ? each : each * BigInt(count);
    records += count;
  }
  const average = roundDivide(sum * 10n ** BigInt(furtherPlaces), BigInt(records));
  return {
    values: mostFrequent(counted),
    numbers: {
      min: decimalText(min, scale),
      max: decimalText(max, scale),
      sum: decimalText(sum, scale),
      average: decimalText(average, scale + furtherPlaces),
      left_out: leftOut,
    },
    histogram: numberBins(digits, { min, max }, scale),
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
