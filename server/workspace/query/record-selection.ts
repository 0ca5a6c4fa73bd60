import { sql, type RawBuilder, type SqlBool } from "kysely";
import { z } from "zod";
import { sortKeySchema } from "../../../contract/query-filter.ts";
import type { Database } from "../../database/database.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { holdsText } from "../holds-text.ts";
import { attributesOf, type Schema } from "../schema.ts";
import { readJsonParameter } from "./json-parameter.ts";
import { ProblemList } from "./problem-list.ts";
import { readFilter } from "./read-filter.ts";
import { tableOf } from "./record-kind.ts";
import { rowOrder, type RowOrder } from "./row-order.ts";
import { scalarFields } from "./scalar-fields.ts";
import { whileWanted } from "./while-wanted.ts";

/** Which contacts or conversations, in which order; names the columns of their table in full. */
export interface RecordSelection {
  kind: "contact" | "conversation";
  /** What all records of the kind meet that are to be seen. */
  visible: RawBuilder<SqlBool>;
  /** Holds `visible` too. */
  condition: RawBuilder<SqlBool>;
  order: RowOrder;
  /** The order without sort keys. */
  newest: RowOrder;
  isAll: boolean;
  /** The first page without looking for anything, which an index answers. */
  isPlain: boolean;
  /** True where a text or something else leaves few records, which an index finds. */
  isNarrow: boolean;
}

interface FurtherCondition {
  condition: RawBuilder<SqlBool>;
  /** Whether an index finds the few records that meet it. */
  isNarrow: boolean;
}

export interface SelectionQuery {
  q?: string | undefined;
  filter?: string | undefined;
  time_zone?: string | undefined;
  sort?: string | undefined;
}

const newestBy = {
  contact: ["contacts.created_at", "contacts.seq"],
  conversation: ["conversations.updated_at", "conversations.seq"],
};

/**
 * Read a selection from the parameters of a request and from conditions of its own. Throws one 400 with all that is
 * wrong, each under its path such as `filter.value.1.value` or `sort.0.field`.
 */
export function readRecordSelection(
  { dialect }: Database,
  schema: Schema,
  kind: RecordSelection["kind"],
  query: SelectionQuery,
  further: readonly FurtherCondition[] = [],
): RecordSelection {
  const problems = new ProblemList();
  const record = { kind, type: "" };
  const now = Math.floor(Date.now() / 1000);
  const read = readFilter(problems, { dialect, schema, record, now }, query);
  const sort =
    problems.attempt(() => readJsonParameter("sort", query.sort, z.array(sortKeySchema)), []) ?? [];
  const fields = scalarFields(dialect, schema, record);
  const order = rowOrder(dialect, fields, sort, problems, newestBy[kind]);
  problems.throwIfAny();
  const sought = query.q?.trim() ?? "";
  const records = { ...record, attributes: attributesOf(schema, kind, "") };
  const text = { condition: holdsText(dialect, records, sought, tableOf[kind]), isNarrow: true };
  const indexed = sought === "" ? further : [...further, text];
  const conditions = [...indexed, ...(read ? [read] : [])].map(({ condition }) => condition);
  const visible = visibleRecords(kind);
  const wanted = whileWanted(dialect, tableOf[kind]);
  return {
    kind,
    visible,
    condition: sql`(${sql.join([visible, ...conditions, ...wanted], sql` and `)})`,
    order,
    newest: rowOrder(dialect, fields, [], problems, newestBy[kind]),
    isAll: conditions.length === 0,
    isPlain: conditions.length === 0 && sort.length === 0,
    isNarrow: indexed.some(({ isNarrow }) => isNarrow),
  };
}

/** A contact that was merged into another one can't be read any more. */
function visibleRecords(kind: RecordSelection["kind"]): RawBuilder<SqlBool> {
  const workspace = sql.lit(theWorkspaceId);
  return kind === "contact"
    ? sql`contacts.workspace_id = ${workspace} and contacts.merged_into is null`
    : sql`conversations.workspace_id = ${workspace}`;
}
