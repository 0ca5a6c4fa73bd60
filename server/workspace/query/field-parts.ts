import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Dialect } from "../../database/database.ts";
import { numberRows, textRows } from "../../database/json-path.ts";
import type { ListField, ScalarField } from "./query-field.ts";

/** One of the values that a field is sorted by, and that an index of it holds. */
export interface FieldPart {
  value: RawBuilder<unknown>;
  /** The value as the text that a cursor keeps, and back. */
  text: RawBuilder<string | null>;
  ofText: (text: string) => RawBuilder<unknown>;
  /** What such a text looks like; another one would make `ofText` fail. */
  pattern?: RegExp;
  /** Whether rows may lack it, and then stand last; a part that follows another one is lacking where that is. */
  missing: "never" | "last" | "follows";
}

/** What a field is sorted by, the most telling first. An index must hold just these expressions to serve. */
export function fieldParts(dialect: Dialect, field: ScalarField): FieldPart[] {
  switch (field.kind) {
    case "text":
      return textParts(dialect, field.value);
    case "list": {
      const [folded, bytes] = textParts(dialect, field.value);
      const place: FieldPart = { ...wholeNumber(placeOf(field)), missing: "last" };
      return [place, ...[folded, bytes].map((part) => ({ ...part, missing: "follows" as const }))];
    }
    case "boolean":
      return [{ ...wholeNumber(field.value), missing: "last" }];
    case "number":
    case "date": {
      const { value, digits, ofDigits, pattern, always } = field;
      const missing = always === true ? "never" : "last";
      return [{ value, text: digits, ofText: ofDigits, pattern, missing }];
    }
  }
}

/**
 * What holds wherever a field has one of these texts, said of the first of its parts: it changes no result, and lets
 * the planner use an index.
 */
export function firstPartIn(
  dialect: Dialect,
  field: Extract<ScalarField, { kind: "text" | "list" }>,
  texts: readonly string[],
): RawBuilder<SqlBool> {
  if (field.kind === "list") {
    const places = texts.map((text) => String(placeOfLabel(field, text)));
    return places.length === 1
      ? sql`${placeOf(field)} = ${Number(places[0])}`
      : sql`${placeOf(field)} in ${numberRows(dialect, places)}`;
  }
  const [{ value }] = textParts(dialect, field.value);
  const folded = texts.map((text) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()));
  return folded.length === 1
    ? sql`${value} = ${folded[0]}`
    : sql`${value} in ${textRows(dialect, folded)}`;
}

/** Without regard to the case of ASCII letters, then by bytes; PostgreSQL's own order follows the locale of the machine. */
function textParts(
  dialect: Dialect,
  value: RawBuilder<string | null>,
): [folded: FieldPart, bytes: FieldPart] {
  const bytes = dialect === "sqlite" ? value : sql<string | null>`((${value}) collate "C")`;
  const folded = sql<string | null>`lower(${bytes})`;
  const ofText = (text: string) => sql`${text}`;
  return [
    { value: folded, text: folded, ofText, missing: "last" },
    { value: bytes, text: bytes, ofText, missing: "follows" },
  ];
}

/**
 * The place of an option; a label that is no option any more stands after them all. The value is spelled as seldom as can
 * be: each time it stands in a statement, the database reads the JSON again.
 */
function placeOf({ value, options, literal }: ListField): RawBuilder<number | null> {
  const after = sql<
    number | null
  >`case when ${value} is not null then ${sql.lit(options.length)} end`;
  if (options.length === 0) return after;
  const places = options.map(
    ({ label }, index) => sql`when ${sql.lit(literal(label))} then ${sql.lit(index)}`,
  );
  return sql`case ${value} ${sql.join(places, sql` `)} else ${after} end`;
}

function placeOfLabel({ options, literal }: ListField, text: string): number {
  const place = options.findIndex(({ label }) => literal(label) === text);
  return place < 0 ? options.length : place;
}

function wholeNumber(value: RawBuilder<number | null>): Omit<FieldPart, "missing"> {
  return {
    value,
    text: sql`cast(${value} as text)`,
    ofText: (text) => sql`${Number(text)}`,
    pattern: /^\d{1,15}$/,
  };
}
