/** `digits` / 10 ^ `scale`; the scale is never negative, and the least that there can be. */
export interface Decimal {
  digits: bigint;
  scale: number;
}

const numberPattern = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/;

/** A JSON number, exactly. Undefined for those that PostgreSQL can't compute with either; see `jsonNumberText`. */
export function parseDecimal(source: string): Decimal | undefined {
  const match = source.length <= 400 ? numberPattern.exec(source) : null;
  if (!match) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  if (/\d{4}/.test(exponent)) return undefined;
  const significant = (whole + fraction).replace(/0+$/, "");
  if (significant === "") return { digits: 0n, scale: 0 };
  const dropped = whole.length + fraction.length - significant.length;
  const scale = fraction.length - Number(exponent) - dropped;
  const digits = BigInt(sign + significant);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** The digits of a decimal as if its scale were `scale`, which is no less than its own. */
export function digitsAt({ digits, scale: own }: Decimal, scale: number): bigint {
  return scale === own ? digits : digits * 10n ** BigInt(scale - own);
}

/** `12.50` for 1250 at scale 2. */
export function decimalText(digits: bigint, scale: number): string {
  if (scale === 0) return String(digits);
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, "0");
  return `${digits < 0n ? "-" : ""}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** Rounded down, also below zero. */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

/** Rounded to the nearest, halves away from zero. */
export function roundDivide(dividend: bigint, divisor: bigint): bigint {
  const half = divisor / 2n;
  return (dividend < 0n ? dividend - half : dividend + half) / divisor;
}
