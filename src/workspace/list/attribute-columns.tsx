import type { ReactNode } from "react";
import type { Attribute, DataType } from "../../../contract/attributes.ts";
import type { JsonObject } from "../../../contract/json.ts";
import type { Column, ColumnKind } from "../../components/data-table/column.ts";
import { Time } from "../../components/ui/time.tsx";
import { drawAttributeValue } from "../attribute-value.tsx";
import classes from "./attribute-columns.module.css";

/** How wide the values of a type are. */
export const attributeLooks: Record<DataType, { kind: ColumnKind; width: number }> = {
  string: { kind: "text", width: 200 },
  integer: { kind: "number", width: 120 },
  decimal: { kind: "number", width: 130 },
  boolean: { kind: "boolean", width: 100 },
  list: { kind: "list", width: 140 },
  datetime: { kind: "date", width: 140 },
  relationship: { kind: "reference", width: 180 },
};

/** The column of an attribute, in the table of any kind of record. */
export function attributeColumn<Row extends { custom_attributes: JsonObject }>(
  attribute: Attribute,
): Column<Row> {
  const { name, label, data_type, reference } = attribute;
  const look = attributeLooks[data_type];
  return {
    id: `custom_attributes.${name}`,
    header: label,
    ...look,
    ...(reference
      ? {
          hint: `${label}: a reference to ${reference.object_type_id}`,
          unsortable: "references have no order",
        }
      : {}),
    ...(look.kind === "number" ? { align: "end" } : {}),
    cell: ({ custom_attributes }) => drawAttributeValue(attribute, custom_attributes[name]),
  };
}

/** A column for each live attribute, out of sight until somebody chooses it. */
export function attributeColumns<Row extends { custom_attributes: JsonObject }>(
  attributes: readonly Attribute[],
): Column<Row>[] {
  return (
    attributes
      .filter(({ archived }) => !archived)
      // Importers may have made a name twice; the server goes by the first.
      .filter(({ name }, index, live) => live.findIndex((other) => other.name === name) === index)
      .map((attribute) => ({ ...attributeColumn<Row>(attribute), isExtra: true }))
  );
}

/** The column of a field that holds Unix seconds, or null. */
export function timeColumn<Field extends string>(
  field: Field,
  header: string,
  width = 130,
): Column<Record<Field, number | null>> {
  return {
    id: field,
    header,
    kind: "date",
    width,
    cell: ({ [field]: time }) => (time === null ? nothing : <Time unixSeconds={time} />),
  };
}

export function drawId(id: string | null): ReactNode {
  return id === null ? nothing : <bdi className={classes.id}>{id}</bdi>;
}

/** A text of its own; one that is empty says as little as none. */
export function drawText(text: string | null): ReactNode {
  return text === null || text.trim() === "" ? nothing : <bdi>{text}</bdi>;
}

export const nothing = (
  <span className={classes.unset} data-nothing="">
    —
  </span>
);
