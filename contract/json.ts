/**
 * A JSON number that a JavaScript number would change: 19-digit ids, long decimals, `149.90`.
 * It keeps the digits as they came and writes them back unchanged.
 */
export class ExactNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  toString(): string {
    return this.source;
  }

  /** Called by `JSON.stringify`; the result is the number's own digits, without quotes. */
  toJSON(): unknown {
    return rawJson(this.source);
  }
}

export type JsonValue =
  string | number | ExactNumber | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = Record<string, JsonValue>;

// TypeScript's library does not yet know JSON source text access (ECMAScript 2026).
function rawJson(source: string): unknown {
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(source);
}

/**
 * Parse JSON without changing any number: one that does not print as it came becomes an `ExactNumber`.
 * Throws `SyntaxError` on malformed text. Write the result back with `JSON.stringify`.
 */
export function parseJson(text: string): JsonValue {
  // Drawn anew for each text, so that none can hold it.
  const mark = `#${Math.random()}#`;
  const marked = withMarkedNumbers(text, mark);
  const value = JSON.parse(marked) as JsonValue;
  return marked === text ? value : withExactNumbers(value, mark);
}

const numberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
const inNumber = /[-+.\deE]*/y;
const keyFollows = /\s*:/y;

/**
 * The same JSON with each number that would not print as it came as a text behind a mark. A reviver would be told the
 * digits too, but it is called for every member, and that takes three times as long.
 */
function withMarkedNumbers(text: string, mark: string): string {
  let marked = "";
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfText(text, at);
    else if (code === minus || (code >= zero && code <= nine)) {
      let end = endOfDigits(text, at);
      // Most numbers are short and whole, and print as they came.
      if (code <= zero || end - at > 15 || text.charCodeAt(end) !== comma) {
        inNumber.lastIndex = at;
        const digits = inNumber.exec(text)?.[0] ?? "";
        end = at + digits.length;
        if (String(Number(digits)) !== digits && isNumber(text, digits, end)) {
          marked += `${text.slice(copied, at)}"${mark}${digits}"`;
          copied = end;
        }
      }
      at = end - 1;
    }
  }
  return marked + text.slice(copied);
}

const [quote, comma, minus, backslash, zero, nine] = [34, 44, 45, 92, 48, 57];

/** After the digits that follow a place. */
function endOfDigits(text: string, start: number): number {
  for (let end = start + 1; ; end += 1) {
    const code = text.charCodeAt(end);
    if (!(code >= zero && code <= nine)) return end;
  }
}

/** Where a text ends that begins at a quote; malformed JSON is left for `JSON.parse` to refuse. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

function isNumber(text: string, digits: string, end: number): boolean {
  keyFollows.lastIndex = end;
  return numberPattern.test(digits) && !keyFollows.test(text);
}

/** Changes `value` in place. */
function withExactNumbers(value: JsonValue, mark: string): JsonValue {
  if (typeof value === "string")
    return value.startsWith(mark) ? new ExactNumber(value.slice(mark.length)) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const item = value[index] ?? null;
      const exact = withExactNumbers(item, mark);
      if (exact !== item) value[index] = exact;
    }
    return value;
  }
  const members = value as Record<string, JsonValue>;
  for (const key in members) {
    const member = members[key] ?? null;
    // Most members are neither, and a call for each would take longer than all else.
    if (typeof member !== "object" && typeof member !== "string") continue;
    const exact = withExactNumbers(member, mark);
    if (exact === member) continue;
    // One member may be called `__proto__`.
    if (key === "__proto__")
      Object.defineProperty(members, key, { value: exact, enumerable: true });
    else members[key] = exact;
  }
  return value;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof ExactNumber)
  );
}
