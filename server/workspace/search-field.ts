import { sql, type RawBuilder } from "kysely";
import type { Attribute } from "../../contract/attributes.ts";
import type { Dialect } from "../database/database.ts";
import { jsonMemberText } from "../database/json-member.ts";
import {
  jsonArrayHoldsId,
  jsonBoolean,
  jsonNumber,
  jsonNumberText,
  jsonText,
  numberOfText,
  type JsonPlace,
} from "../database/json-path.ts";

/** Something records can be searched by, as SQL; SQL null where a record has no value. */
export type SearchField = TextField | NumberField | BooleanField | IdsField;

export interface TextField {
  kind: "text";
  value: RawBuilder<string | null>;
  /** How the database spells a text it is compared with. */
  literal: (text: string) => string;
  /** Whether `=` looks for one of the words in the text instead of the whole. */
  byWord?: boolean;
}

export interface NumberField {
  /** A date is a number of Unix seconds. */
  kind: "number" | "date";
  value: RawBuilder<number | null>;
  /** The same in digits, which `ofDigits` turns back. */
  digits: RawBuilder<string | null>;
  ofDigits: (digits: string) => RawBuilder<number>;
  /** What `digits` look like; other text would make `ofDigits` fail. */
  pattern: RegExp;
  /** What is stored where there is no value, if not SQL null. */
  unset?: number;
  /** True where a value is always there, so that an index gives the order. */
  always?: boolean;
}

interface BooleanField {
  kind: "boolean";
  /** 1 or 0. */
  value: RawBuilder<number | null>;
}

interface IdsField {
  kind: "ids";
  /** Whether a record has at least one of these ids. */
  holdsAny: (ids: readonly string[]) => RawBuilder<boolean>;
}

export const asIs = (text: string) => text;

export function textColumn(column: string): TextField {
  return { kind: "text", value: sql.ref(column), literal: asIs };
}

export function numberColumn(
  kind: NumberField["kind"],
  dialect: Dialect,
  column: string,
  traits: Pick<NumberField, "unset" | "always"> = {},
): NumberField {
  const value = sql.ref<number | null>(column);
  return {
    kind,
    value,
    digits: sql`cast(${value} as text)`,
    // A date is whole seconds and may be found by an index; any other number can be asked for.
    ofDigits: (digits) =>
      kind === "date" ? sql`${Number(digits)}` : numberOfText(dialect, digits),
    pattern: /^-?\d{1,15}$/,
    ...traits,
  };
}

export function booleanColumn(column: string): BooleanField {
  return { kind: "boolean", value: sql.ref(column) };
}

export function textMember(dialect: Dialect, place: JsonPlace): TextField {
  return {
    kind: "text",
    value: jsonText(dialect, place),
    literal: (text) => jsonMemberText(dialect, text),
  };
}

export function numberMember(
  kind: NumberField["kind"],
  dialect: Dialect,
  place: JsonPlace,
): NumberField {
  return {
    kind,
    value: jsonNumber(dialect, place),
    digits: jsonNumberText(dialect, place),
    ofDigits: (digits) => numberOfText(dialect, digits),
    pattern: /^-?\d{1,400}(\.\d{1,400})?([eE][-+]?\d{1,3})?$/,
  };
}

/** `missing` is what an absent member stands for. */
export function booleanMember(dialect: Dialect, place: JsonPlace, missing?: 0): BooleanField {
  const value = jsonBoolean(dialect, place);
  return {
    kind: "boolean",
    value: missing === undefined ? value : sql`coalesce(${value}, ${sql.lit(missing)})`,
  };
}

export function idsMember(dialect: Dialect, place: JsonPlace): IdsField {
  return { kind: "ids", holdsAny: (ids) => jsonArrayHoldsId(dialect, place, ids) };
}

/** Undefined for a relationship, by which nothing can be searched. */
export function attributeField(
  attribute: Attribute,
  dialect: Dialect,
  column: string,
): SearchField | undefined {
  const place = { column, path: [attribute.name] };
  switch (attribute.data_type) {
    case "string":
    case "list":
      return textMember(dialect, place);
    case "integer":
    case "decimal":
      return numberMember("number", dialect, place);
    case "datetime":
      return numberMember("date", dialect, place);
    case "boolean":
      return booleanMember(dialect, place);
    case "relationship":
      return undefined;
  }
}
