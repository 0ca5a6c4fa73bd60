import { decimalText, parseDecimal, type Decimal } from "./decimal.ts";

/** Stands for a member that is not there; every other value is JSON. */
export const absent = "";

/** A number of so many digits and signs is the same double in any spelling. */
const exactDigits = 15;

/** Some values of a column, by their codes, and how many records hold each code. */
export interface CountedColumn {
  column: ValueColumn;
  codes: readonly number[];
  counts: Uint32Array;
}

/**
 * The values of one field in many records: each different value once, and for each record the number of its own.
 * Values are equal where they mean the same, as `1.0` and `1` do.
 */
export class ValueColumn {
  /** The different values, as JSON. */
  readonly sources: string[] = [absent];
  #codes = new Int32Array(1024);
  readonly #codeOf = new Map<string, number>([[absent, 0]]);
  readonly #decimals: (Decimal | undefined)[] = [];
  readonly #numbers: number[] = [];
  #isRespelt = false;

  /** True where a number is kept in a spelling that a database may read as another one. */
  get isRespelt(): boolean {
    return this.#isRespelt;
  }

  set(row: number, source: string): void {
    if (row >= this.#codes.length) {
      const grown = new Int32Array(Math.max(row + 1, this.#codes.length * 2));
      grown.set(this.#codes);
      this.#codes = grown;
    }
    this.#codes[row] = this.#codeOf.get(source) ?? this.#newCode(source);
  }

  move(from: number, to: number): void {
    this.#codes[to] = this.#codes[from] ?? 0;
    this.#codes[from] = 0;
  }

  /** How often each of `sources` stands in the first `length` rows, or in those that are named. */
  count(length: number, rows: Int32Array | undefined): Uint32Array {
    const counts = new Uint32Array(this.sources.length);
    const codes = this.#codes;
    const add = (row: number) => {
      const code = codes[row] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    };
    if (rows) for (const row of rows) add(row);
    else for (let row = 0; row < length; row += 1) add(row);
    return counts;
  }

  /** Of the rows that `count` goes through those whose value's code is wanted: 1 in `wanted`. */
  rowsWith(wanted: Uint8Array, length: number, rows: Int32Array | undefined): Int32Array {
    const codes = this.#codes;
    const among = rows?.length ?? length;
    const found = new Int32Array(among);
    let count = 0;
    for (let place = 0; place < among; place += 1) {
      const row = rows ? (rows[place] ?? 0) : place;
      if (wanted[codes[row] ?? 0] === 1) found[count++] = row;
    }
    return found.subarray(0, count);
  }

  /** As `count` goes through the rows: the place of each one's value in `sources`, to be read later. */
  codes(length: number, rows: Int32Array | undefined): Int32Array {
    return rows ? rows.map((row) => this.#codes[row] ?? 0) : this.#codes.slice(0, length);
  }

  /** Undefined where the value is no number, or one beyond all computing. */
  decimal(code: number): Decimal | undefined {
    if (code in this.#decimals) return this.#decimals[code];
    const decimal = parseDecimal(this.sources[code] ?? "");
    this.#decimals[code] = decimal;
    return decimal;
  }

  isNumber(code: number): boolean {
    return /^[-\d]/.test(this.sources[code] ?? "");
  }

  /** As near as a double comes; NaN where the value is no number. */
  number(code: number): number {
    return (this.#numbers[code] ??= Number(this.sources[code]));
  }

  #newCode(source: string): number {
    const canonical = canonicalSource(source);
    let code = this.#codeOf.get(canonical);
    if (code === undefined) {
      const kept = copyOf(canonical);
      code = this.sources.push(kept) - 1;
      this.#codeOf.set(kept, code);
    }
    if (canonical !== source) {
      this.#codeOf.set(copyOf(source), code);
      this.#isRespelt ||= canonical.length > exactDigits && this.isNumber(code);
    }
    return code;
  }
}

/** A part of a text keeps the whole of it in memory; a copy does not. */
function copyOf(source: string): string {
  return source.length < 13 ? source : Buffer.from(source).toString();
}

function canonicalSource(source: string): string {
  const first = source[0] ?? "";
  if (first === '"') return source.includes("\\") ? JSON.stringify(JSON.parse(source)) : source;
  if (!/[-\d]/.test(first) || /^-?[1-9]\d*$/.test(source)) return source;
  const decimal = parseDecimal(source);
  return decimal ? decimalText(decimal.digits, decimal.scale) : source;
}
