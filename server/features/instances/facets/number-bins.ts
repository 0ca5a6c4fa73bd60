import type { FacetBin } from "../../../../contract/facets.ts";
import { decimalText, floorDivide } from "./decimal.ts";

/** A number, as digits at a scale that all of them share, and how many records hold it. */
export interface CountedDigits {
  digits: bigint;
  count: number;
}

const mostBins = 24;
/** Finer numbers would need edges that nobody can read. */
const finestScale = 30;

/** Stretches of equal width, 1, 2 or 5 times a power of ten, that hold all of the numbers. */
export function numberBins(
  values: readonly CountedDigits[],
  { min, max }: { min: bigint; max: bigint },
  scale: number,
): FacetBin[] {
  if (values.length === 0 || scale > finestScale) return [];
  const step = niceStep(min, max);
  const first = floorDivide(min, step);
  const length = Number(floorDivide(max, step) - first) + 1;
  const edges = Array.from({ length: length + 1 }, (_, index) => (first + BigInt(index)) * step);
  const counts = edges.slice(1).map(() => 0);
  const origin = Number(edges[0]);
  const width = Number(step);
  for (const { digits, count } of values) {
    // Floating point finds the bin or the one beside it, and is far faster than exact division.
    let bin = Math.min(length - 1, Math.max(0, Math.floor((Number(digits) - origin) / width)));
    while (digits < (edges[bin] ?? digits)) bin -= 1;
    while (digits >= (edges[bin + 1] ?? digits + 1n)) bin += 1;
    counts[bin] = (counts[bin] ?? 0) + count;
  }
  return counts.map((count, index) => {
    const from = edges[index] ?? 0n;
    return { from: decimalText(from, scale), to: decimalText(from + step - 1n, scale), count };
  });
}

/** The least nice step that needs no more than `mostBins` of them. */
function niceStep(min: bigint, max: bigint): bigint {
  const isEnough = (step: bigint) => floorDivide(max, step) - floorDivide(min, step) < mostBins;
  const about = (max - min) / BigInt(mostBins);
  for (let power = 10n ** BigInt(String(about).length - 1); ; power *= 10n) {
    for (const factor of [1n, 2n, 5n]) if (isEnough(factor * power)) return factor * power;
  }
}
