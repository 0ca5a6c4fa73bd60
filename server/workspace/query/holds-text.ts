import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Attribute } from "../../../contract/attributes.ts";
import type { Dialect } from "../../database/database.ts";
import { foldCase, textInAny, textMatches } from "../text-match.ts";

/** Whether an instance holds a text in its external id or in a value, whatever the case of letters. */
export function holdsText(
  dialect: Dialect,
  attributes: readonly Attribute[],
  sought: string,
): RawBuilder<SqlBool> {
  const inJson = JSON.stringify(sought).slice(1, -1);
  const values = withoutNames(sql`instances.custom_attributes`, attributes, inJson);
  const externalId = sql<string | null>`instances.external_id`;
  return sql`(${textInAny(dialect, [externalId], sought)} or ${textMatches(dialect, values, "contains", inJson)})`;
}

/** The stored attributes as text, less the names that hold the sought text; else every instance would match them. */
function withoutNames(
  json: RawBuilder<string>,
  attributes: readonly Attribute[],
  sought: string,
): RawBuilder<string> {
  return attributes
    .map(({ name }) => `${JSON.stringify(name)}:`)
    .filter((name) => foldCase(name).includes(foldCase(sought)))
    .reduce((text, name) => sql`replace(${text}, ${name}, '')`, json);
}
