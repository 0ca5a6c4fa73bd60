import { ExactNumber, type JsonValue } from "../../../contract/json.ts";

/** A value as it is typed and told: digits as they came, anything but text and numbers as JSON. */
export function scalarText(value: JsonValue): string {
  return typeof value === "string" || value instanceof ExactNumber
    ? value.toString()
    : JSON.stringify(value);
}
