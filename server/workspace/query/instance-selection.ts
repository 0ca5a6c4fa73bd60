import { sql, type RawBuilder, type SqlBool } from "kysely";
import { z } from "zod";
import type { instanceSelectionQuery } from "../../../contract/instance-query.ts";
import { queryFilterSchema, sortKeySchema } from "../../../contract/query-filter.ts";
import type { Dialect } from "../../database/database.ts";
import { embeddedWorkspaceId } from "../../database/tables.ts";
import { invalidParameter } from "../../http/api-error.ts";
import type { ObjectTypeDefinition } from "../schema.ts";
import { filterCondition } from "./filter-condition.ts";
import { heldBy } from "./held-by.ts";
import { holdsText } from "./holds-text.ts";
import { instanceFields } from "./instance-fields.ts";
import { readJsonParameter } from "./json-parameter.ts";
import { ProblemList } from "./problem-list.ts";
import { rowOrder, type RowOrder } from "./row-order.ts";

export type SelectionQuery = {
  [Member in keyof typeof instanceSelectionQuery]?: string | undefined;
};

/**
 * Which instances of a type, in which order: what a page, a count, the facets and an export of a list have in common.
 * `condition` and the order name columns of `instances` in full, so they go into any query of that table.
 */
export interface InstanceSelection {
  typeId: string;
  /** Holds the workspace and the type too, as literals: the planner then sees which partial index serves. */
  condition: RawBuilder<SqlBool>;
  order: RowOrder;
  /** True for all instances of the type, which need no counting. */
  isWholeType: boolean;
  isNewestFirst: boolean;
}

/**
 * Read a selection from the parameters of a request. Throws one 400 with all that is wrong, each under its path such
 * as `filter.value.1.value`. `now` is in Unix seconds; spans such as `last 7 days` end there.
 */
export function readSelection(
  dialect: Dialect,
  type: ObjectTypeDefinition,
  query: SelectionQuery,
  now: number,
): InstanceSelection {
  const problems = new ProblemList();
  const timeZone = problems.attempt(() => readTimeZone(query.time_zone), "UTC");
  const findField = instanceFields(dialect, type.attributes);
  const conditions: RawBuilder<SqlBool>[] = [];
  const filter = problems.attempt(
    () => readJsonParameter("filter", query.filter, queryFilterSchema),
    undefined,
  );
  if (filter) {
    const context = { dialect, findField, clock: { timeZone, now }, problems };
    conditions.push(filterCondition(context, filter));
  }
  const sort =
    problems.attempt(() => readJsonParameter("sort", query.sort, z.array(sortKeySchema)), []) ?? [];
  const order = rowOrder(dialect, findField, sort, problems);
  problems.throwIfAny();
  const sought = query.q?.trim() ?? "";
  if (sought !== "") conditions.push(holdsText(dialect, type.attributes, sought));
  if (query.references_contact_id !== undefined)
    conditions.push(heldBy("contact", query.references_contact_id));
  if (query.references_conversation_id !== undefined)
    conditions.push(heldBy("conversation", query.references_conversation_id));
  return {
    typeId: type.id,
    condition: sql`(${sql.join([ofType(type.id), ...conditions], sql` and `)})`,
    order,
    isWholeType: conditions.length === 0,
    isNewestFirst: sort.length === 0,
  };
}

function ofType(typeId: string): RawBuilder<SqlBool> {
  return sql`instances.workspace_id = ${sql.lit(embeddedWorkspaceId)} and instances.object_type_id = ${sql.lit(typeId)}`;
}

function readTimeZone(timeZone = "UTC"): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    throw invalidParameter(
      "time_zone",
      `time_zone "${timeZone}" is not known; it takes a name such as Europe/Berlin`,
    );
  }
}
