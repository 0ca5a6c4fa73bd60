import { sql, type RawBuilder, type SqlBool } from "kysely";
import { mostSortKeys, type SortKey } from "../../../contract/query-filter.ts";
import type { Dialect } from "../../database/database.ts";
import { invalidParameter } from "../../http/api-error.ts";
import { numberColumn } from "../search-field.ts";
import type { ProblemList } from "./problem-list.ts";
import type { FindScalar, ListField, ScalarField } from "./query-field.ts";

/** One column of an order by. Rows without a value stand last, whichever way it goes. */
export interface OrderPart {
  value: RawBuilder<unknown>;
  /** The value as the text that a cursor keeps, and back. */
  text: RawBuilder<string | null>;
  ofText: (text: string) => RawBuilder<unknown>;
  /** What such a text looks like; another one would make `ofText` fail. */
  pattern?: RegExp;
  descending: boolean;
  /** True where no row lacks a value. */
  always: boolean;
}

/** A total order of the rows of a table: no two are equal in all of its parts. */
export interface RowOrder {
  /** Names the order in cursors, so that a cursor of another order is refused. */
  name: string;
  parts: readonly OrderPart[];
}

/** The order that sort keys ask for, the newest first among equals. What is wrong goes to `problems`. */
export function rowOrder(
  dialect: Dialect,
  findField: FindScalar,
  sort: readonly SortKey[],
  problems: ProblemList,
): RowOrder {
  if (sort.length > mostSortKeys) problems.add("sort", `sort holds more than ${mostSortKeys} keys`);
  const seen = new Set<string>();
  const parts = sort.flatMap(({ field: name, order }, index) =>
    problems.attempt(() => {
      const path = `sort.${index}.field`;
      const field = findField(name, path);
      if (!field)
        throw invalidParameter(path, `${path} names "${name}", which is no field to sort by`);
      if (seen.has(name)) throw invalidParameter(path, `${path} names "${name}" a second time`);
      seen.add(name);
      return orderParts(dialect, field, order === "descending");
    }, []),
  );
  const newest = [
    ...(seen.has("created_at") ? [] : [numberPart(dialect, "instances.created_at")]),
    numberPart(dialect, "instances.seq"),
  ];
  return { name: JSON.stringify(sort), parts: [...parts, ...newest] };
}

function numberPart(dialect: Dialect, column: string): OrderPart {
  const { value, digits, ofDigits, pattern } = numberColumn("date", dialect, column);
  return { value, text: digits, ofText: ofDigits, pattern, descending: true, always: true };
}

function orderParts(dialect: Dialect, field: ScalarField, descending: boolean): OrderPart[] {
  switch (field.kind) {
    case "text":
      return textParts(dialect, field.value, descending);
    case "list":
      return [optionPart(field, descending), ...textParts(dialect, field.value, descending)];
    case "boolean":
      return [{ ...wholeNumber(field.value), descending, always: false }];
    case "number":
    case "date":
      return [
        {
          value: field.value,
          text: field.digits,
          ofText: field.ofDigits,
          pattern: field.pattern,
          descending,
          always: field.always === true,
        },
      ];
  }
}

/** Without regard to the case of ASCII letters, then by bytes; PostgreSQL's own order follows the locale of the machine. */
function textParts(
  dialect: Dialect,
  value: RawBuilder<string | null>,
  descending: boolean,
): OrderPart[] {
  const bytes = dialect === "sqlite" ? value : sql<string | null>`(${value}) collate "C"`;
  const folded = sql<string | null>`lower(${bytes})`;
  return [folded, bytes].map((each) => ({
    value: each,
    text: each,
    ofText: (text) => sql`${text}`,
    descending,
    always: false,
  }));
}

/** The place of an option; a label that is no option any more stands after them all. */
function optionPart({ value, options, literal }: ListField, descending: boolean): OrderPart {
  const places = options.map(
    ({ label }, index) => sql`when ${sql.lit(literal(label))} then ${sql.lit(index)}`,
  );
  const place =
    options.length === 0
      ? sql<number | null>`case when ${value} is not null then 0 end`
      : sql<
          number | null
        >`case ${value} ${sql.join(places, sql` `)} else case when ${value} is not null then ${sql.lit(options.length)} end end`;
  return { ...wholeNumber(place), descending, always: false };
}

function wholeNumber(
  value: RawBuilder<number | null>,
): Pick<OrderPart, "value" | "text" | "ofText" | "pattern"> {
  return {
    value,
    text: sql`cast(${value} as text)`,
    ofText: (text) => sql`${Number(text)}`,
    pattern: /^\d{1,15}$/,
  };
}

/** `backward` walks the list from its end. */
export function orderBy({ parts }: RowOrder, backward = false): RawBuilder<unknown> {
  const columns = parts.map(({ value, descending, always }) => {
    const direction = descending === backward ? sql`asc` : sql`desc`;
    if (always) return sql`${value} ${direction}`;
    return sql`${value} ${direction} nulls ${backward ? sql`first` : sql`last`}`;
  });
  return sql`${sql.join(columns)}`;
}

/** The rows that come after the one with these values in an order, or before it. */
export function rowsBeyond(
  { parts }: RowOrder,
  values: readonly (string | null)[],
  backward: boolean,
): RawBuilder<SqlBool> {
  const tail = lastUniform(parts);
  return beyondFrom(0);

  function beyondFrom(index: number): RawBuilder<SqlBool> {
    const part = parts[index];
    if (!part) return sql`1 = 0`;
    if (index === tail) return tailBeyond(parts.slice(tail), values.slice(tail), backward);
    const text = values[index] ?? null;
    const further = beyondFrom(index + 1);
    if (text === null) {
      const among = sql<SqlBool>`(${part.value} is null and ${further})`;
      return backward ? sql`(${part.value} is not null or ${among})` : among;
    }
    const bound = part.ofText(text);
    const sign = part.descending === backward ? sql`>` : sql`<`;
    const missing = backward || part.always ? sql`` : sql` or ${part.value} is null`;
    return sql`(${part.value} ${sign} ${bound}${missing} or (${part.value} = ${bound} and ${further}))`;
  }
}

/** From where on all parts go the same way and have values, so that one comparison of rows, and an index, serves them. */
function lastUniform(parts: readonly OrderPart[]): number {
  let first = parts.length - 1;
  while (
    parts[first - 1]?.always === true &&
    parts[first - 1]?.descending === parts.at(-1)?.descending
  )
    first--;
  return first;
}

function tailBeyond(
  parts: readonly OrderPart[],
  values: readonly (string | null)[],
  backward: boolean,
): RawBuilder<SqlBool> {
  const bounds = parts.map(({ ofText }, index) => ofText(values[index] ?? ""));
  const sign = parts[0]?.descending === backward ? sql`>` : sql`<`;
  return sql`(${sql.join(parts.map(({ value }) => value))}) ${sign} (${sql.join(bounds)})`;
}
