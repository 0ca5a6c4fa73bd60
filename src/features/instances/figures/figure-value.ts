import type { NumberSummary } from "../../../../contract/facets.ts";
import type { FigureValue } from "../../../components/data-table/figure-number.tsx";
import type { Figure } from "../../../components/data-table/table-layout.ts";
import { formatCount, formatDecimal, formatQuantity } from "../../../lib/format.ts";

/** One figure of numbers in words; `rows` is how many were looked at. */
export function figureValue(
  numbers: NumberSummary | null | undefined,
  figure: Figure,
  rows: number,
): FigureValue {
  if (!numbers)
    return { shown: undefined, digits: "", isRounded: false, of: "no row has a number" };
  const digits = figure === "average" ? withoutZeros(numbers.average) : numbers[figure];
  return {
    shown: formatDecimal(digits),
    digits,
    isRounded: figure === "average" && !numbers.average_is_exact,
    of: ofRows(numbers, rows),
  };
}

function ofRows({ count, left_out }: NumberSummary, rows: number): string {
  const of =
    count === rows
      ? `of all ${formatQuantity(rows, "row")}`
      : `of the ${formatCount(count)} of ${formatQuantity(rows, "row")} that have a number`;
  return left_out === 0 ? of : `${of}, without ${formatCount(left_out)} too long to add up`;
}

/** An average is worked out two places further than its numbers are written. */
function withoutZeros(digits: string): string {
  return digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
}
