import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Attribute } from "../../contract/attributes.ts";
import type { Dialect } from "../database/database.ts";
import { jsonMemberText } from "../database/json-member.ts";
import { jsonNumberText, jsonText } from "../database/json-path.ts";
import { liveAttributes } from "./schema.ts";
import { readSoughtText, type SoughtText } from "./sought-text.ts";
import { groupNumber, numbersHolding, startsWith, type SearchGroup } from "./text-index.ts";
import { everything, textInAny } from "./text-match.ts";

/** A kind of record with its attributes, archived ones too. */
export interface SearchedRecords extends SearchGroup {
  attributes: readonly Attribute[];
}

/**
 * Whether a record is found by a text, for a query of its own table: every word stands in one of its values, external id
 * or id, whatever the case; of a text without a word of three letters, its title, external id or id starts with it. `table`
 * is what the query calls the records' table. The look-up is made once, through the search index; an empty text finds all.
 */
export function holdsText(
  dialect: Dialect,
  records: SearchedRecords,
  text: string,
  table: string,
): RawBuilder<SqlBool> {
  const sought = readSoughtText(text);
  if (sought.words.length === 0) return everything;
  const group = groupNumber(records);
  const id = sql.ref(`${table}.id`);
  if (sought.isBeginning) {
    return sql<SqlBool>`${id} in (select id from search_texts where ${startsWith(group, sought)})`;
  }
  const found = sql<SqlBool>`${id} in (select id from search_texts
    where number in (${numbersHolding(dialect, group, sought)}))`;
  return mayFindHidden(records)
    ? sql<SqlBool>`(${found} and ${standsInLiveValues(dialect, records, sought, table)})`
    : found;
}

/** The index holds what archived attributes hold; it is left out again where there are any. */
export function mayFindHidden({ attributes }: SearchedRecords): boolean {
  const live = new Set(liveAttributes(attributes).map(({ name }) => name));
  return attributes.some(({ name, data_type }) => isFound(data_type) && !live.has(name));
}

/** As the index would say it, read from the record itself. */
export function standsInLiveValues(
  dialect: Dialect,
  { kind, attributes }: SearchedRecords,
  { words }: SoughtText,
  table: string,
): RawBuilder<SqlBool> {
  const values = liveAttributes(attributes).flatMap(({ name, data_type }) => {
    const place = { column: `${table}.custom_attributes`, path: [name] };
    if (!isFound(data_type)) return [];
    return data_type === "integer" || data_type === "decimal"
      ? [jsonNumberText(dialect, place)]
      : [jsonText(dialect, place)];
  });
  const own = ownColumns[kind].map(
    (column) => sql<string | null>`${sql.ref(`${table}.${column}`)}`,
  );
  const holdsWord = words.map(
    (word) =>
      sql<SqlBool>`(${textInAny(dialect, own, word)} or ${
        values.length === 0 ? sql`1 = 0` : textInAny(dialect, values, jsonMemberText(dialect, word))
      })`,
  );
  return sql<SqlBool>`(${sql.join(holdsWord, sql` and `)})`;
}

const ownColumns = {
  instance: ["id", "external_id"],
  contact: ["id", "external_id", "name", "email", "phone"],
  conversation: ["id", "title", "source_text"],
};

/** Times are not found by the seconds that are stored of them, nor answers by yes and no. */
function isFound(dataType: Attribute["data_type"]): boolean {
  return dataType !== "datetime" && dataType !== "boolean" && dataType !== "relationship";
}
