import { sql, type RawBuilder, type SqlBool } from "kysely";
import {
  deepestFilter,
  largestFilter,
  operatorsOfKind,
  type QueryCondition,
  type QueryFilter,
  type QueryOperator,
  type QueryScalar,
} from "../../../contract/query-filter.ts";
import type { Dialect } from "../../database/database.ts";
import { invalidParameter } from "../../http/api-error.ts";
import { textOf } from "../search-value.ts";
import { everything } from "../text-match.ts";
import { fieldCondition } from "./field-condition.ts";
import { fieldParts } from "./field-parts.ts";
import type { ProblemList } from "./problem-list.ts";
import type { FindField, QueryField, ReferenceField } from "./query-field.ts";
import type { Clock } from "./time-span.ts";

/** What a filter is read with. */
export interface FilterContext {
  dialect: Dialect;
  findField: FindField;
  clock: Clock;
  problems: ProblemList;
}

/**
 * A filter as SQL; all that is wrong with it goes to `context.problems`, each under its path such as `filter.value.1.value`.
 * A record without a value equals null and nothing else, so a negative operator lets it through.
 */
export function filterCondition(context: FilterContext, filter: QueryFilter): RawBuilder<SqlBool> {
  if (countConditions(filter) > largestFilter)
    context.problems.add("filter", `filter holds more than ${largestFilter} conditions`);
  return conditionOf(context, filter, { path: "filter", depth: 1 });
}

interface Place {
  path: string;
  /** How many groups this one stands in, itself counted. */
  depth: number;
}

function conditionOf(
  context: FilterContext,
  filter: QueryFilter,
  { path, depth }: Place,
): RawBuilder<SqlBool> {
  if ("field" in filter)
    return context.problems.attempt(
      () => leafCondition(context, filter, { path, depth }),
      everything,
    );
  if (depth > deepestFilter) {
    context.problems.add(path, `${path} stands in more than ${deepestFilter} groups`);
    return everything;
  }
  if (filter.operator === "NOT") {
    const inner = conditionOf(context, filter.value, { path: `${path}.value`, depth: depth + 1 });
    return negated(inner);
  }
  const conditions = filter.value.map((inner, index) =>
    conditionOf(context, inner, { path: `${path}.value.${index}`, depth: depth + 1 }),
  );
  // A group that holds nothing yet asks for nothing.
  if (conditions.length === 0) return everything;
  return sql`(${sql.join(conditions, filter.operator === "AND" ? sql` and ` : sql` or `)})`;
}

/** The operators that are the opposite of another one. */
const positiveOf: Partial<Record<QueryOperator, QueryOperator>> = {
  "!=": "=",
  NIN: "IN",
  "!~": "~",
  HAS_NONE: "HAS",
};

function leafCondition(
  context: FilterContext,
  condition: QueryCondition,
  place: Place,
): RawBuilder<SqlBool> {
  const { field: name, operator } = condition;
  const fieldPath = `${place.path}.field`;
  const field = context.findField(name, fieldPath);
  if (!field)
    throw invalidParameter(fieldPath, `${fieldPath} names "${name}", and there is no such field`);
  const taken = operatorsOfKind[field.kind];
  if (!taken.includes(operator)) {
    const path = `${place.path}.operator`;
    throw invalidParameter(path, `${path}: ${name} takes ${taken.join(" ")}, not ${operator}`);
  }
  const positive = positiveOf[operator];
  const found = positiveCondition(
    context,
    field,
    { ...condition, operator: positive ?? operator },
    place,
  );
  return positive === undefined ? found : negated(found);
}

function positiveCondition(
  context: FilterContext,
  field: QueryField,
  condition: QueryCondition,
  place: Place,
): RawBuilder<SqlBool> {
  const { operator } = condition;
  if (field.kind === "reference" && operator === "HAS")
    return hasCondition(context, field, condition.value, place);
  const path = `${place.path}.value`;
  const values = valuesOf(condition, path);
  const wanted = values.filter((value) => value !== null);
  const conditions: RawBuilder<SqlBool>[] = [];
  if (wanted.length < values.length) {
    if (operator !== "=" && operator !== "IN")
      throw invalidParameter(path, `${path} can't be null with ${operator}`);
    conditions.push(isUnset(context.dialect, field));
  }
  if (wanted.length > 0) {
    const comparison = { operator, values: wanted, path };
    conditions.push(
      field.kind === "reference"
        ? field.hasId(wanted.map((value) => textOf(path, value)))
        : fieldCondition(context.dialect, field, comparison, context.clock),
    );
  }
  return sql`(${sql.join(conditions, sql` or `)})`;
}

/** Any record at the other end, or one that an inner filter over its own fields lets through. */
function hasCondition(
  context: FilterContext,
  { has, findOther }: ReferenceField,
  value: QueryCondition["value"],
  { path, depth }: Place,
): RawBuilder<SqlBool> {
  if (value === null) return has(undefined);
  if (isScalarOrList(value))
    throw invalidParameter(`${path}.value`, `${path}.value takes null or a filter`);
  const inner = { ...context, findField: findOther };
  return has(conditionOf(inner, value, { path: `${path}.value`, depth: depth + 1 }));
}

function isUnset(dialect: Dialect, field: QueryField): RawBuilder<SqlBool> {
  if (field.kind === "reference") return sql`not ${field.has(undefined)}`;
  const [first] = fieldParts(dialect, field);
  return sql`${first?.value} is null`;
}

/** One value, or as many as the operator takes. */
function valuesOf({ operator, value }: QueryCondition, path: string): readonly QueryScalar[] {
  if (!isScalarOrList(value)) throw invalidParameter(path, `${path} takes a value, not a filter`);
  if (operator === "BETWEEN") {
    if (!Array.isArray(value) || value.length !== 2)
      throw invalidParameter(path, `${path} takes two values with BETWEEN: from and to`);
    return value;
  }
  if (operator === "IN") {
    if (!Array.isArray(value) || value.length === 0)
      throw invalidParameter(path, `${path} takes an array of at least one value`);
    return value;
  }
  if (Array.isArray(value)) throw invalidParameter(path, `${path} takes one value, not an array`);
  return [value];
}

function isScalarOrList(value: QueryCondition["value"]): value is QueryScalar | QueryScalar[] {
  return (
    typeof value !== "object" || value === null || Array.isArray(value) || !("operator" in value)
  );
}

function negated(condition: RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  return sql`(not coalesce(${condition}, false))`;
}

function countConditions(filter: QueryFilter): number {
  if ("field" in filter)
    return isScalarOrList(filter.value) ? 1 : 1 + countConditions(filter.value);
  return [filter.value].flat().reduce((count, inner) => count + countConditions(inner), 0);
}
