import { sql, type RawBuilder, type SqlBool } from "kysely";
import { z } from "zod";
import type { instanceSelectionQuery } from "../../../contract/instance-query.ts";
import { sortKeySchema } from "../../../contract/query-filter.ts";
import type { Dialect } from "../../database/database.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { holdsText } from "../holds-text.ts";
import type { ObjectTypeDefinition, Schema } from "../schema.ts";
import type { AttributeCondition } from "./attribute-condition.ts";
import { heldBy } from "./held-by.ts";
import { readJsonParameter } from "./json-parameter.ts";
import { ProblemList } from "./problem-list.ts";
import { readFilter } from "./read-filter.ts";
import { attributeNameOf, type ServedCondition } from "./served-condition.ts";
import { rowOrder, type RowOrder } from "./row-order.ts";
import { scalarFields } from "./scalar-fields.ts";
import { whileWanted } from "./while-wanted.ts";

export type SelectionQuery = {
  [Member in keyof typeof instanceSelectionQuery]?: string | undefined;
};

/**
 * Which instances of a type, in which order: what a page, a count, the facets and an export of a list have in common.
 * `condition` and the parts of `order` name columns of `instances` in full, so they go into any query of that table.
 */
export interface InstanceSelection {
  typeId: string;
  /** The part of `condition` that leaves other types out. */
  typeCondition: RawBuilder<SqlBool>;
  /** Holds the workspace and the type too, as literals: the planner then sees which partial index serves. */
  condition: RawBuilder<SqlBool>;
  order: RowOrder;
  /** True for all instances of the type, which need no counting. */
  isWholeType: boolean;
  isNewestFirst: boolean;
  /** The attribute of the first sort key, and the conditions that an index may find rows by. */
  sortedBy: string | undefined;
  served: readonly ServedCondition[];
  /** All that narrows the type, where each part of it looks at one attribute. */
  byAttribute: readonly AttributeCondition[] | undefined;
  /** True where a text or a record that refers to them leaves few instances, which other indexes find. */
  isNarrow: boolean;
}

/** What a selection is read against; `now` is in Unix seconds, and spans such as `last 7 days` end there. */
interface SelectedType {
  dialect: Dialect;
  schema: Schema;
  type: ObjectTypeDefinition;
  now: number;
}

/**
 * Read a selection from the parameters of a request. Throws one 400 with all that is wrong, each under its path such
 * as `filter.value.1.value` or `sort.0.field`.
 */
export function readSelection(
  { dialect, schema, type, now }: SelectedType,
  query: SelectionQuery,
): InstanceSelection {
  const problems = new ProblemList();
  const record = { kind: "instance", type: type.id } as const;
  const read = readFilter(problems, { dialect, schema, record, now }, query);
  const sort =
    problems.attempt(() => readJsonParameter("sort", query.sort, z.array(sortKeySchema)), []) ?? [];
  const order = rowOrder(dialect, scalarFields(dialect, schema, record), sort, problems);
  problems.throwIfAny();
  const conditions = read ? [read.condition] : [];
  const sought = query.q?.trim() ?? "";
  if (sought !== "") {
    const records = { kind: "instance", type: type.id, attributes: type.attributes } as const;
    conditions.push(holdsText(dialect, records, sought, "instances"));
  }
  if (query.references_contact_id !== undefined)
    conditions.push(heldBy("contact", query.references_contact_id));
  if (query.references_conversation_id !== undefined)
    conditions.push(heldBy("conversation", query.references_conversation_id));
  const typeCondition = ofType(type.id);
  return {
    typeId: type.id,
    typeCondition,
    condition: sql`(${sql.join([typeCondition, ...conditions, ...whileWanted(dialect, "instances")], sql` and `)})`,
    order,
    isWholeType: conditions.length === 0,
    isNarrow: conditions.length > (read ? 1 : 0),
    isNewestFirst: sort.length === 0,
    sortedBy: attributeNameOf(sort[0]?.field),
    served: read?.served ?? [],
    byAttribute: conditions.length === 1 ? read?.byAttribute : undefined,
  };
}

function ofType(typeId: string): RawBuilder<SqlBool> {
  return sql`instances.workspace_id = ${sql.lit(theWorkspaceId)} and instances.object_type_id = ${sql.lit(typeId)}`;
}
