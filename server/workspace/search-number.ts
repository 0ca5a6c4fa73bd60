import { sql, type RawBuilder, type SqlBool } from "kysely";
import { numberRows } from "../database/json-path.ts";
import type { NumberField } from "./search-field.ts";
import type { GivenValues, SearchLanguage } from "./search-language.ts";
import { digitsOf, secondsOf } from "./search-value.ts";

const daySeconds = 86_400;

/** A number or a date beside the values it is compared with; SQL null where the field has none. */
export function numberCondition(
  { dialect, datesMatch, boundsMatch }: SearchLanguage,
  field: NumberField,
  { name, operator, values }: GivenValues,
): RawBuilder<SqlBool> {
  const { value } = field;
  if (operator === "IN") {
    const digits = values.map((each) =>
      field.kind === "date" ? String(secondsOf(name, each)) : digitsOf(name, each),
    );
    return sql`${value} in ${numberRows(dialect, digits)}`;
  }
  const [first = ""] = values;
  if (field.kind === "date" && datesMatch === "day")
    return dayCondition(value, operator, secondsOf(name, first));
  const digits = field.kind === "date" ? String(secondsOf(name, first)) : digitsOf(name, first);
  const bound = field.ofDigits(digits);
  switch (operator) {
    case ">":
      return boundsMatch ? sql`${value} >= ${bound}` : sql`${value} > ${bound}`;
    case "<":
      return boundsMatch ? sql`${value} <= ${bound}` : sql`${value} < ${bound}`;
    case ">=":
      return sql`${value} >= ${bound}`;
    case "<=":
      return sql`${value} <= ${bound}`;
    default:
      return sql`${value} = ${bound}`;
  }
}

/** `>` starts with the next day. "Searching for Timestamp Fields", Search contacts, 2.16, read 2026-08. */
function dayCondition(
  value: RawBuilder<number | null>,
  operator: GivenValues["operator"],
  seconds: number,
): RawBuilder<SqlBool> {
  const day = Math.floor(seconds / daySeconds) * daySeconds;
  switch (operator) {
    case ">":
      return sql`${value} >= ${day + daySeconds}`;
    case "<":
      return sql`${value} < ${day}`;
    default:
      return sql`(${value} >= ${day} and ${value} < ${day + daySeconds})`;
  }
}
