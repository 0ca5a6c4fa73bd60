import type { RawBuilder, SqlBool } from "kysely";
import { attributeField } from "../../../contract/instance-query.ts";
import type { QueryCondition, QueryFilter, QueryOperator } from "../../../contract/query-filter.ts";
import { filterCondition, type FilterContext } from "./filter-condition.ts";

/** A condition that all rows meet and that an index of its attribute finds rows by. */
export interface ServedCondition {
  /** The attribute's name. */
  attribute: string;
  condition: RawBuilder<SqlBool>;
}

const attributePrefix = attributeField("");

/** What an index finds; a look at each row does the others as well. */
const servedOperators: ReadonlySet<QueryOperator> = new Set<QueryOperator>([
  "=",
  "IN",
  ">",
  ">=",
  "<",
  "<=",
  "BETWEEN",
  "WITHIN",
]);

/** The name of the attribute that a field is; undefined for a built-in field. */
export function attributeNameOf(field: string | undefined): string | undefined {
  return field?.startsWith(attributePrefix) ? field.slice(attributePrefix.length) : undefined;
}

/** The conditions of a sound filter by which an index may find its rows: those that stand alone or in the outermost AND. */
export function servedConditions(context: FilterContext, filter: QueryFilter): ServedCondition[] {
  const outermost = filter.operator === "AND" ? filter.value : [filter];
  return outermost.flatMap((condition) => {
    const attribute = "field" in condition ? servedAttribute(condition) : undefined;
    return attribute === undefined
      ? []
      : [{ attribute, condition: filterCondition(context, condition) }];
  });
}

function servedAttribute({ field, operator }: QueryCondition): string | undefined {
  return servedOperators.has(operator) ? attributeNameOf(field) : undefined;
}
