import type { NumberSummary } from "../../../../contract/facets.ts";
import { decimalText, roundDivide } from "./decimal.ts";

/** How many places an average has beyond those of the finest value. */
const furtherPlaces = 2;

/** Adds numbers up exactly, all of them as digits at one scale. */
export class NumberSums {
  min = 0n;
  max = 0n;
  readonly #scale: number;
  #sum = 0n;
  #count = 0;

  constructor(scale: number) {
    this.#scale = scale;
  }

  add(digits: bigint, count: number): void {
    if (this.#count === 0 || digits < this.min) this.min = digits;
    if (this.#count === 0 || digits > this.max) this.max = digits;
    this.#sum += count === 1 ? digits : digits * BigInt(count);
    this.#count += count;
  }

  /** Null where nothing was added. */
  summary(leftOut: number): NumberSummary | null {
    if (this.#count === 0) return null;
    const dividend = this.#sum * 10n ** BigInt(furtherPlaces);
    const divisor = BigInt(this.#count);
    return {
      min: decimalText(this.min, this.#scale),
      max: decimalText(this.max, this.#scale),
      sum: decimalText(this.#sum, this.#scale),
      average: decimalText(roundDivide(dividend, divisor), this.#scale + furtherPlaces),
      average_is_exact: dividend % divisor === 0n,
      count: this.#count,
      left_out: leftOut,
    };
  }
}
