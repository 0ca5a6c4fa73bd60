import type { JsonValue } from "../../contract/json.ts";
import type { QueryCondition, QueryFilter, SortKey } from "../../contract/query-filter.ts";
import { foldCase } from "../database/fold-case.ts";

type Value = Exclude<JsonValue, JsonValue[] | { [key: string]: JsonValue }>;

/** A record as a query sees it: values by field, and the records that each reference field leads to. */
export interface PlainRecord {
  id: string;
  values: Record<string, Value>;
  others: Record<string, PlainRecord[]>;
}

/** How the plain evaluation takes a value: as `text` compares, as `number` does, or by its place in a list. */
export type PlainKinds = Record<string, "text" | "number" | "boolean" | readonly string[]>;

/** Whether a record meets a filter, worked out the plain way. Dates are Unix seconds here, options are labels. */
export function meets(record: PlainRecord, filter: QueryFilter): boolean {
  if ("field" in filter) return meetsCondition(record, filter);
  if (filter.operator === "NOT") return !meets(record, filter.value);
  if (filter.value.length === 0) return true;
  return filter.operator === "AND"
    ? filter.value.every((inner) => meets(record, inner))
    : filter.value.some((inner) => meets(record, inner));
}

function meetsCondition(record: PlainRecord, { field, operator, value }: QueryCondition): boolean {
  const others = record.others[field];
  switch (operator) {
    case "!=":
      return !meetsCondition(record, { field, operator: "=", value });
    case "NIN":
      return !meetsCondition(record, { field, operator: "IN", value });
    case "!~":
      return !meetsCondition(record, { field, operator: "~", value });
    case "HAS_NONE":
      return !meetsCondition(record, { field, operator: "HAS", value });
    case "HAS":
      return (others ?? []).some((other) => value === null || meets(other, value as QueryFilter));
    default: {
      const wanted = [value].flat() as Value[];
      if (!others) return meetsValue(record.values[field] ?? null, operator, wanted);
      return wanted.some((id) =>
        id === null ? others.length === 0 : others.some((other) => other.id === id),
      );
    }
  }
}

function meetsValue(held: Value, operator: string, wanted: readonly Value[]): boolean {
  if (operator === "=" || operator === "IN") return wanted.some((value) => isSame(held, value));
  if (held === null) return false;
  const [first = null, last = null] = wanted;
  const [text, sought] = [foldCase(String(held)), foldCase(String(first))];
  switch (operator) {
    case "~":
      return text.includes(sought);
    case "^":
      return text.startsWith(sought);
    case "$":
      return text.endsWith(sought);
    case ">":
      return compareNumbers(held, first) > 0;
    case ">=":
      return compareNumbers(held, first) >= 0;
    case "<":
      return compareNumbers(held, first) < 0;
    case "<=":
      return compareNumbers(held, first) <= 0;
    case "BETWEEN":
      return compareNumbers(held, first) >= 0 && compareNumbers(held, last) <= 0;
    default:
      throw new Error(`${operator} is not known here`);
  }
}

function isSame(one: Value, other: Value): boolean {
  if (typeof one !== "object" && typeof one !== "number") return one === other;
  return one === null || other === null ? one === other : compareNumbers(one, other) === 0;
}

/** With all of their digits, up to fifty behind the point. */
function compareNumbers(one: Value, other: Value): number {
  const difference = scaled(String(one)) - scaled(String(other));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function scaled(digits: string): bigint {
  const [mantissa = "0", exponent = "0"] = digits.toLowerCase().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return BigInt(whole + fraction) * 10n ** BigInt(50 - fraction.length + Number(exponent));
}

/** The order of a query; the records come in with the newest first. */
export function sortPlainly(
  records: readonly PlainRecord[],
  sort: readonly SortKey[],
  kinds: PlainKinds,
): PlainRecord[] {
  return records.toSorted((one, other) => {
    for (const { field, order } of sort) {
      const [a = null, b = null] = [one.values[field], other.values[field]];
      if (a === null && b === null) continue;
      if (a === null || b === null) return a === null ? 1 : -1;
      const compared = compareValues(a, b, kinds[field] ?? "text");
      if (compared !== 0) return order === "ascending" ? compared : -compared;
    }
    return 0;
  });
}

function compareValues(one: Value, other: Value, kind: PlainKinds[string]): number {
  if (kind === "number") return compareNumbers(one, other);
  if (kind === "boolean") return Number(one) - Number(other);
  const [a, b] = [String(one), String(other)];
  const placeOf = (label: string) => (kind === "text" ? 0 : (kind.indexOf(label) + 100) % 100);
  return placeOf(a) - placeOf(b) || compareBytes(lower(a), lower(b)) || compareBytes(a, b);
}

function lower(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function compareBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
