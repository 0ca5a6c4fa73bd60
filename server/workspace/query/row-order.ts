import { sql, type RawBuilder, type SqlBool } from "kysely";
import { mostSortKeys, type SortKey } from "../../../contract/query-filter.ts";
import type { Dialect } from "../../database/database.ts";
import { invalidParameter } from "../../http/api-error.ts";
import { numberColumn } from "../search-field.ts";
import { fieldParts, type FieldPart } from "./field-parts.ts";
import type { ProblemList } from "./problem-list.ts";
import type { FindScalar } from "./query-field.ts";

/** One column of an order by. Rows without a value stand last, whichever way it goes. */
interface OrderPart extends FieldPart {
  descending: boolean;
}

/** A total order of the rows of a table: no two are equal in all of its parts. */
export interface RowOrder {
  /** Names the order in cursors, so that a cursor of another order is refused. */
  name: string;
  parts: readonly OrderPart[];
}

/**
 * The order that sort keys ask for; among equals, and where there are none, the highest first of the columns `newest`,
 * which always have values and tell rows apart. What is wrong goes to `problems`.
 */
export function rowOrder(
  dialect: Dialect,
  findField: FindScalar,
  sort: readonly SortKey[],
  problems: ProblemList,
  newest: readonly string[] = ["instances.created_at", "instances.seq"],
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
      const descending = order === "descending";
      return fieldParts(dialect, field).map((part) => ({ ...part, descending }));
    }, []),
  );
  const last = newest
    .filter((column) => !seen.has(column.slice(column.indexOf(".") + 1)))
    .flatMap((column) => highestFirst(dialect, column));
  return { name: JSON.stringify(sort), parts: [...parts, ...last] };
}

function highestFirst(dialect: Dialect, column: string): OrderPart[] {
  const field = numberColumn("date", dialect, column, { always: true });
  return fieldParts(dialect, field).map((part) => ({ ...part, descending: true }));
}

/** `backward` walks the list from its end. */
export function orderBy({ parts }: RowOrder, backward = false): RawBuilder<unknown> {
  const columns = parts.map(({ value, descending, missing }) => {
    const direction = descending === backward ? sql`asc` : sql`desc`;
    if (missing !== "last") return sql`${value} ${direction}`;
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
    const missing = backward || part.missing !== "last" ? sql`` : sql` or ${part.value} is null`;
    return sql`(${part.value} ${sign} ${bound}${missing} or (${part.value} = ${bound} and ${further}))`;
  }
}

/** From where on all parts go the same way and have values, so that one comparison of rows, and an index, serves them. */
function lastUniform(parts: readonly OrderPart[]): number {
  let first = parts.length - 1;
  while (
    parts[first - 1]?.missing === "never" &&
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
