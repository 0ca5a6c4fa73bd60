import type { RawBuilder, SqlBool } from "kysely";
import type { QueryFilter } from "../../../contract/query-filter.ts";
import { filterCondition, type FilterContext } from "./filter-condition.ts";
import { attributeNameOf } from "./served-condition.ts";

/** A condition that looks at one attribute of a record, and at nothing else of it. */
export interface AttributeCondition {
  /** The attribute's name. */
  attribute: string;
  condition: RawBuilder<SqlBool>;
}

/**
 * A sound filter as conditions that a record must meet all of, each of one attribute; undefined where a part of it
 * looks at something else.
 */
export function attributeConditions(
  context: FilterContext,
  filter: QueryFilter,
): AttributeCondition[] | undefined {
  const conditions: AttributeCondition[] = [];
  for (const part of filter.operator === "AND" ? filter.value : [filter]) {
    const names = new Set(attributesIn(context, part));
    const [attribute] = names;
    // A group that holds nothing yet names none.
    if (attribute === undefined || names.size > 1) return undefined;
    conditions.push({ attribute, condition: filterCondition(context, part) });
  }
  return conditions;
}

/** The attributes that the conditions of a filter look at; undefined stands for anything else. */
function attributesIn(context: FilterContext, filter: QueryFilter): (string | undefined)[] {
  if (!("field" in filter))
    return [filter.value].flat().flatMap((part) => attributesIn(context, part));
  const { field } = filter;
  const kind = context.problems.attempt(() => context.findField(field, "filter")?.kind, undefined);
  return [kind === undefined || kind === "reference" ? undefined : attributeNameOf(field)];
}
