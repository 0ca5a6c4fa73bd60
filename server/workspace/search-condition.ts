import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Filter, SearchOperator, SingleFilter } from "../../contract/search.ts";
import { invalidParameter } from "../http/api-error.ts";
import { numberCondition } from "./search-number.ts";
import { textCondition } from "./search-text.ts";
import { booleanOf, textOf } from "./search-value.ts";
import type { SearchField } from "./search-field.ts";
import type { GivenValues, SearchLanguage } from "./search-language.ts";

/**
 * A filter as SQL. A record without a value equals `null` and nothing else, so it matches `!=`, `NIN` and `!~` of any
 * other value. Throws a 400 that names the field where it is not known or does not take the operator or the value.
 */
export function searchCondition(language: SearchLanguage, filter: Filter): RawBuilder<SqlBool> {
  if (!("field" in filter)) {
    const conditions = filter.value.map((inner) => searchCondition(language, inner));
    return sql`(${sql.join(conditions, filter.operator === "AND" ? sql` and ` : sql` or `)})`;
  }
  const { field: name, operator } = filter;
  const field = language.findField(name);
  if (!field) throw invalidParameter(name, `${name || "The empty name"} is no field to search by`);
  const taken = language.operators[field.kind];
  if (!taken.includes(operator)) {
    throw invalidParameter(
      name,
      `${name} does not take the operator ${operator}; it takes ${taken.join(" ")}`,
    );
  }
  const positive = positiveOf[operator];
  const condition = sql<SqlBool>`(${positiveCondition(language, field, { ...filter, operator: positive ?? operator })})`;
  return positive === undefined ? condition : sql<SqlBool>`(not coalesce(${condition}, false))`;
}

/** The operators that are the opposite of another one. */
const positiveOf: Partial<Record<SearchOperator, SearchOperator>> = {
  "!=": "=",
  NIN: "IN",
  "!~": "~",
};

/** SQL null where a record has no value. */
function positiveCondition(
  language: SearchLanguage,
  field: SearchField,
  filter: SingleFilter,
): RawBuilder<SqlBool> {
  const values = valuesOf(filter);
  const wanted = values.filter((value) => value !== null);
  const { operator, field: name } = filter;
  if (field.kind === "ids") {
    if (wanted.length < values.length)
      throw invalidParameter(name, `${name} takes the ids of what is looked for`);
    return field.holdsAny(wanted.map((value) => textOf(name, value)));
  }
  const conditions: RawBuilder<SqlBool>[] = [];
  if (wanted.length < values.length) {
    if (operator !== "=" && operator !== "IN")
      throw invalidParameter(name, `${name} can be compared with null by = != IN NIN alone`);
    conditions.push(isUnset(field));
  }
  if (wanted.length > 0) {
    const given = { name, operator, values: wanted };
    conditions.push(valueCondition(language, field, given));
  }
  return sql.join(conditions, sql` or `);
}

function valueCondition(
  language: SearchLanguage,
  field: Exclude<SearchField, { kind: "ids" }>,
  given: GivenValues,
): RawBuilder<SqlBool> {
  switch (field.kind) {
    case "text":
      return textCondition(language.dialect, field, given);
    case "number":
    case "date":
      return numberCondition(language, field, given);
    case "boolean": {
      const wanted = given.values.map((value) => (booleanOf(given.name, value) ? 1 : 0));
      return sql`${field.value} in (${sql.join([...new Set(wanted)].map((flag) => sql.lit(flag)))})`;
    }
  }
}

function valuesOf({ field, operator, value }: SingleFilter) {
  if (operator !== "IN") {
    if (Array.isArray(value))
      throw invalidParameter(field, `${field} takes one value with ${operator}, not an array`);
    return [value];
  }
  if (!Array.isArray(value) || value.length === 0)
    throw invalidParameter(field, `${field} takes an array of at least one value with IN and NIN`);
  return value;
}

function isUnset(field: Exclude<SearchField, { kind: "ids" }>): RawBuilder<SqlBool> {
  return "unset" in field && field.unset !== undefined
    ? sql`${field.value} = ${sql.lit(field.unset)}`
    : sql`${field.value} is null`;
}
