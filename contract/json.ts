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
interface SourceTextJson {
  parse(
    text: string,
    reviver: (key: string, value: JsonValue, context: { source?: string }) => JsonValue,
  ): JsonValue;
  rawJSON(text: string): unknown;
}
const sourceTextJson = JSON as unknown as SourceTextJson;

function rawJson(source: string): unknown {
  return sourceTextJson.rawJSON(source);
}

/**
 * Parse JSON without changing any number: one that does not print as it came becomes an `ExactNumber`.
 * Throws `SyntaxError` on malformed text. Write the result back with `JSON.stringify`.
 */
export function parseJson(text: string): JsonValue {
  // Text that prints as it came holds no number that changed; to find that out is far cheaper than to look at each.
  const value = JSON.parse(text) as JsonValue;
  if (JSON.stringify(value) === text) return value;
  return sourceTextJson.parse(text, (_key, value, { source }) =>
    typeof value === "number" && source !== undefined && String(value) !== source
      ? new ExactNumber(source)
      : value,
  );
}

export function isJsonObject(value: unknown): value is JsonObject {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof ExactNumber)
  );
}
