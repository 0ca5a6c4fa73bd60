import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { QueryOperator } from "../../../contract/query-filter.ts";
import type { Dialect } from "../../database/database.ts";
import { numberRows, textRows } from "../../database/json-path.ts";
import type { NumberField } from "../search-field.ts";
import { booleanOf, digitsOf, textOf, type SearchScalar } from "../search-value.ts";
import { textMatches } from "../text-match.ts";
import { dateCondition } from "./date-condition.ts";
import { firstPartIn } from "./field-parts.ts";
import type { ListField, ScalarField } from "./query-field.ts";
import type { Clock } from "./time-span.ts";

/** What a field is compared with: a positive operator, and values of which none is null. */
export interface Comparison {
  operator: QueryOperator;
  values: readonly SearchScalar[];
  /** Where the value stands in the request; problems name it. */
  path: string;
}

/** SQL null or false where a record has no value. Throws a 400 where the field does not take a value. */
export function fieldCondition(
  dialect: Dialect,
  field: ScalarField,
  { operator, values, path }: Comparison,
  clock: Clock,
): RawBuilder<SqlBool> {
  const pathOf = (index: number) => (values.length > 1 ? `${path}.${index}` : path);
  switch (field.kind) {
    case "text":
      return textCondition(
        dialect,
        field,
        operator,
        values.map((value, index) => textOf(pathOf(index), value)),
      );
    case "list":
      return isOneOf(
        dialect,
        field,
        values.map((value, index) => labelOf(field, textOf(pathOf(index), value))),
      );
    case "boolean": {
      const wanted = booleanOf(path, values[0] ?? null) ? 1 : 0;
      return sql`${field.value} = ${sql.lit(wanted)}`;
    }
    case "number":
      return numberCondition(
        dialect,
        field,
        operator,
        values.map((value, index) => digitsOf(pathOf(index), value)),
      );
    case "date":
      return dateCondition(field.value, operator, values, path, clock);
  }
}

function textCondition(
  dialect: Dialect,
  field: Extract<ScalarField, { kind: "text" }>,
  operator: QueryOperator,
  texts: readonly string[],
): RawBuilder<SqlBool> {
  const sought = field.literal(texts[0] ?? "");
  switch (operator) {
    case "~":
      return textMatches(dialect, field.value, "contains", sought);
    case "^":
      return textMatches(dialect, field.value, "starts", sought);
    case "$":
      return textMatches(dialect, field.value, "ends", sought);
    default:
      return isOneOf(dialect, field, texts);
  }
}

function isOneOf(
  dialect: Dialect,
  field: Extract<ScalarField, { kind: "text" | "list" }>,
  texts: readonly string[],
): RawBuilder<SqlBool> {
  const literals = texts.map(field.literal);
  const equal =
    literals.length === 1
      ? sql`${field.value} = ${literals[0]}`
      : sql`${field.value} in ${textRows(dialect, literals)}`;
  // Where no index serves, the second is looked at in the few rows alone that meet the first.
  return sql`(${equal} and ${firstPartIn(dialect, field, literals)})`;
}

/** An option may be named by its id. Any other text is looked for as it is: records may hold labels that options lost. */
function labelOf({ options }: ListField, named: string): string {
  if (options.some(({ label }) => label === named)) return named;
  return options.find(({ id }) => id === named)?.label ?? named;
}

function numberCondition(
  dialect: Dialect,
  { value, ofDigits }: NumberField,
  operator: QueryOperator,
  digits: readonly string[],
): RawBuilder<SqlBool> {
  if (operator === "IN") return sql`${value} in ${numberRows(dialect, digits)}`;
  const [bound = sql`0`, last = bound] = digits.map(ofDigits);
  switch (operator) {
    case ">":
      return sql`${value} > ${bound}`;
    case ">=":
      return sql`${value} >= ${bound}`;
    case "<":
      return sql`${value} < ${bound}`;
    case "<=":
      return sql`${value} <= ${bound}`;
    case "BETWEEN":
      return sql`(${value} >= ${bound} and ${value} <= ${last})`;
    default:
      return sql`${value} = ${bound}`;
  }
}
