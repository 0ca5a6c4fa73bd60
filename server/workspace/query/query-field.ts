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

/** Something records can be filtered and sorted by. */
export type ScalarField =
  TextField | NumberField | Extract<SearchField, { kind: "boolean" }> | ListField;

export interface ListField extends Omit<TextField, "kind" | "byWord"> {
  kind: "list";
  /** In the order that they sort in; values hold the labels. */
  options: readonly AttributeOption[];
}

/** Undefined for a field that there is not; throws a 400 where there is more to say. `path` is where it was named. */
export type FindField = (name: string, path: string) => ScalarField | undefined;

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
