import type { RawBuilder, SqlBool } from "kysely";
import { queryFilterSchema } from "../../../contract/query-filter.ts";
import type { Dialect } from "../../database/database.ts";
import { invalidParameter } from "../../http/api-error.ts";
import type { Schema } from "../schema.ts";
import { attributeConditions, type AttributeCondition } from "./attribute-condition.ts";
import { filterCondition } from "./filter-condition.ts";
import { readJsonParameter } from "./json-parameter.ts";
import { ProblemList } from "./problem-list.ts";
import { recordFields } from "./record-fields.ts";
import type { RecordKind } from "./record-kind.ts";
import { servedConditions, type ServedCondition } from "./served-condition.ts";

interface FilterQuery {
  filter?: string | undefined;
  time_zone?: string | undefined;
}

/** What a filter is read against. */
interface FilteredRecords {
  dialect: Dialect;
  schema: Schema;
  record: RecordKind;
  /** Unix seconds; spans such as `last 7 days` end there. */
  now: number;
}

export interface ReadFilter {
  condition: RawBuilder<SqlBool>;
  served: ServedCondition[];
  /** The whole of it by attribute; undefined where it looks at something else too. */
  byAttribute: AttributeCondition[] | undefined;
}

/**
 * The condition that a request's filter puts on records, which the query must have under the name of their table;
 * undefined where there is no filter. What is wrong is gathered, each under its path such as `filter.value.1.value`.
 */
export function readFilter(
  problems: ProblemList,
  { dialect, schema, record, now }: FilteredRecords,
  query: FilterQuery,
): ReadFilter | undefined {
  const timeZone = problems.attempt(() => readTimeZone(query.time_zone), "UTC");
  const filter = problems.attempt(
    () => readJsonParameter("filter", query.filter, queryFilterSchema),
    undefined,
  );
  if (!filter) return undefined;
  const findField = recordFields(dialect, schema, record);
  const context = { dialect, findField, clock: { timeZone, now }, problems };
  const condition = filterCondition(context, filter);
  const again = { ...context, problems: new ProblemList() };
  return {
    condition,
    served: servedConditions(again, filter),
    byAttribute: attributeConditions(again, filter),
  };
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
