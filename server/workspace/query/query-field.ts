import type { RawBuilder, SqlBool } from "kysely";
import type { Attribute, AttributeOption } from "../../../contract/attributes.ts";
import type { Dialect } from "../../database/database.ts";
import {
  booleanMember,
  numberMember,
  textMember,
  type NumberField,
  type SearchField,
  type TextField,
} from "../search-field.ts";

/** Something records can be filtered by and, unless it is a reference, sorted by. */
export type QueryField = ScalarField | ReferenceField;

export type ScalarField =
  | Omit<TextField, "byWord">
  | Omit<NumberField, "unset">
  | Extract<SearchField, { kind: "boolean" }>
  | ListField;

export interface ListField extends Omit<TextField, "kind" | "byWord"> {
  kind: "list";
  /** In the order that they sort in; values hold the labels. */
  options: readonly AttributeOption[];
}

/** The records that another one refers to, or that refer to it. */
export interface ReferenceField {
  kind: "reference";
  /** Whether there is one that meets the condition; any, without one. */
  has: (other: RawBuilder<SqlBool> | undefined) => RawBuilder<SqlBool>;
  /** Whether one of these ids is among them; it may match nothing. */
  hasId: (ids: readonly string[]) => RawBuilder<SqlBool>;
  /** The fields of the record at the other end. */
  findOther: FindScalar;
}

/** Undefined for a field that there is not; throws a 400 where there is more to say. `path` is where it was named. */
export type FindField = (name: string, path: string) => QueryField | undefined;
export type FindScalar = (name: string, path: string) => ScalarField | undefined;

/** An attribute's field, unless it is a relationship; `column` holds the attributes as JSON. */
export function scalarAttributeField(
  attribute: Attribute,
  dialect: Dialect,
  column: string,
): ScalarField | undefined {
  const place = { column, path: [attribute.name] };
  switch (attribute.data_type) {
    case "string":
      return textMember(dialect, place);
    case "list":
      return { ...textMember(dialect, place), kind: "list", options: attribute.options };
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
