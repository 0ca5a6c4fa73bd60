import { sql, type RawBuilder, type SqlBool } from "kysely";
import { timeSpanPattern, type QueryOperator } from "../../../contract/query-filter.ts";
import { invalidParameter } from "../../http/api-error.ts";
import { secondsOf, type SearchScalar } from "../search-value.ts";
import { daySpan, timeSpanOf, type Clock, type TimeSpan } from "./time-span.ts";

/** A time beside a second or a whole day, beside two of them or a span; SQL null where there is none. */
export function dateCondition(
  value: RawBuilder<number | null>,
  operator: QueryOperator,
  values: readonly SearchScalar[],
  path: string,
  clock: Clock,
): RawBuilder<SqlBool> {
  const [first = null] = values;
  if (operator === "WITHIN") {
    if (typeof first !== "string" || !timeSpanPattern.test(first))
      throw invalidParameter(path, `${path} takes a span of time such as "last 7 days"`);
    return within(value, timeSpanOf(first, clock));
  }
  const spans = values.map((each, index) =>
    secondsSpan(each, values.length > 1 ? `${path}.${index}` : path, clock),
  );
  const [span = { start: 0, end: 0 }, last = span] = spans;
  switch (operator) {
    case ">":
      return sql`${value} >= ${span.end}`;
    case ">=":
      return sql`${value} >= ${span.start}`;
    case "<":
      return sql`${value} < ${span.start}`;
    case "<=":
      return sql`${value} < ${span.end}`;
    case "BETWEEN":
      return within(value, { start: span.start, end: last.end });
    default:
      return within(value, span);
  }
}

function within(value: RawBuilder<number | null>, { start, end }: TimeSpan): RawBuilder<SqlBool> {
  return sql`(${value} >= ${start} and ${value} < ${end})`;
}

/** A time means its second, a day without a time the whole of it where the viewer is. */
function secondsSpan(value: SearchScalar, path: string, clock: Clock): TimeSpan {
  const day = typeof value === "string" ? daySpan(value, clock) : undefined;
  if (day) return day;
  const start = secondsOf(path, value);
  return { start, end: start + 1 };
}
