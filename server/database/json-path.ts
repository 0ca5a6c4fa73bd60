import { sql, type RawBuilder } from "kysely";
import type { Dialect } from "./database.ts";

/** A JSON text column, and the way from its root to a value. */
export interface JsonPlace {
  column: string;
  /**
   * Names hold no double quotes and no backslashes. They stand in the SQL as literals, never from a request without being
   * found among the names there are: only so can the planner tell that an index of the same expression serves.
   */
  path: readonly string[];
}

/** The text at a place; SQL null where there is none or it is no text. Compare it with `jsonMemberText` of a text. */
export function jsonText(dialect: Dialect, place: JsonPlace): RawBuilder<string | null> {
  if (dialect === "sqlite") {
    const { column, path } = sqlitePlace(place);
    return sql`case json_type(${column}, ${path}) when 'text' then json_extract(${column}, ${path}) end`;
  }
  const value = postgresValue(place);
  return sql`case json_typeof(${value}) when 'string' then ${value} #>> '{}' end`;
}

/**
 * The number at a place, or SQL null. PostgreSQL compares all of its digits, SQLite those of whole numbers of up to
 * 63 bits and of others as many as a double has.
 */
export function jsonNumber(dialect: Dialect, place: JsonPlace): RawBuilder<number | null> {
  if (dialect === "sqlite") {
    const { column, path } = sqlitePlace(place);
    return sql`case when json_type(${column}, ${path}) in ('integer', 'real') then json_extract(${column}, ${path}) end`;
  }
  return sql`(${jsonNumberText(dialect, place)})::numeric`;
}

/** The digits of `jsonNumber`, for `numberOfText` to turn back into the same number. */
export function jsonNumberText(dialect: Dialect, place: JsonPlace): RawBuilder<string | null> {
  if (dialect === "sqlite") {
    const { column, path } = sqlitePlace(place);
    return sql`case when json_type(${column}, ${path}) in ('integer', 'real') then ${column} -> ${path} end`;
  }
  const value = postgresValue(place);
  // Beyond these bounds `numeric` gives up, and with it the whole query.
  return sql`case when json_typeof(${value}) = 'number' and length(${value}::text) <= 400
    and ${value}::text !~ '[eE][-+]?[0-9]{4}' then ${value}::text end`;
}

/** 1, 0 or SQL null. */
export function jsonBoolean(dialect: Dialect, place: JsonPlace): RawBuilder<number | null> {
  if (dialect === "sqlite") {
    const { column, path } = sqlitePlace(place);
    return sql`case json_type(${column}, ${path}) when 'true' then 1 when 'false' then 0 end`;
  }
  return sql`case ${postgresValue(place)}::text when 'true' then 1 when 'false' then 0 end`;
}

/** Whether the array at a place holds an object with one of these `id`s. */
export function jsonArrayHoldsId(
  dialect: Dialect,
  place: JsonPlace,
  ids: readonly string[],
): RawBuilder<boolean> {
  if (dialect === "sqlite") {
    const { column, path } = sqlitePlace(place);
    return sql`exists (select 1 from json_each(${column}, ${path}) as element
      where case element.type when 'object' then json_extract(element.value, '$.id') end in ${textRows(dialect, ids)})`;
  }
  const value = postgresValue(place);
  return sql`exists (select 1 from json_array_elements(case json_typeof(${value}) when 'array' then ${value} end) as element
    where element ->> 'id' in ${textRows(dialect, ids)})`;
}

/** So many values are bound one by one, which lets the databases use their indexes best. */
const maxBound = 20;

/** The right side of `in`, for any number of texts; a query takes only so many parameters. */
export function textRows(dialect: Dialect, texts: readonly string[]): RawBuilder<string> {
  if (texts.length <= maxBound) return sql`(${sql.join(texts)})`;
  return listedTexts(dialect, JSON.stringify(texts));
}

/** As `textRows`, of a JSON array of texts: the same SQL however many there are. */
export function listedTexts(dialect: Dialect, list: string): RawBuilder<string> {
  return dialect === "sqlite"
    ? sql`(select value from json_each(${list}))`
    : sql`(select * from json_array_elements_text(${list}::json))`;
}

/** As `listedTexts`, of a JSON array of whole numbers. */
export function listedNumbers(dialect: Dialect, list: string): RawBuilder<number> {
  return dialect === "sqlite"
    ? sql`(select value from json_each(${list}))`
    : sql`(select number::bigint from json_array_elements_text(${list}::json) as listed (number))`;
}

/** As `textRows`, of numbers given by their digits. */
export function numberRows(dialect: Dialect, digits: readonly string[]): RawBuilder<number> {
  return dialect === "sqlite"
    ? sql`(select value from json_each(${`[${digits.join(",")}]`}))`
    : sql`(select digits::numeric from json_array_elements_text(${JSON.stringify(digits)}::json) as digits)`;
}

/** A number given by its digits, compared as `jsonNumber` is. */
export function numberOfText(dialect: Dialect, digits: string): RawBuilder<number> {
  return dialect === "sqlite" ? sql`json_extract(${digits}, '$')` : sql`${digits}::numeric`;
}

function sqlitePlace({ column, path }: JsonPlace) {
  return {
    column: sql.ref(column),
    path: sql.lit(`$${path.map((name) => `."${name}"`).join("")}`),
  };
}

/** PostgreSQL reads neither `\u0000` nor half a surrogate pair, though both are JSON; see `jsonMemberText`. */
function postgresValue({ column, path }: JsonPlace): RawBuilder<unknown> {
  const json = sql`replace(${sql.ref(column)}, ${sql.lit("\\u")}, '/u')::json`;
  return path.length === 0
    ? json
    : sql`(${json} #> array[${sql.join(path.map((name) => sql.lit(name)))}]::text[])`;
}
