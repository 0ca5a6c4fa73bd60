import type { ReactNode } from "react";
import type { Attribute, DataType } from "../../../contract/attributes.ts";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import type { Column, ColumnKind } from "../../components/data-table/column.ts";
import { Time } from "../../components/ui/time.tsx";
import { drawAttributeValue } from "../../workspace/attribute-value.tsx";
import { instanceTitle } from "../../workspace/instance-title.ts";
import classes from "./instances-columns.module.css";

const looks: Record<DataType, { kind: ColumnKind; width: number }> = {
  string: { kind: "text", width: 200 },
  integer: { kind: "number", width: 120 },
  decimal: { kind: "number", width: 130 },
  boolean: { kind: "boolean", width: 100 },
  list: { kind: "list", width: 140 },
  datetime: { kind: "date", width: 140 },
  relationship: { kind: "reference", width: 180 },
};
const cardDetails = 2;

/**
 * The columns of a type's instances: what names them, one for each live attribute, their ids and times.
 * `hrefOf` gives the address of an instance's page; the table follows the link.
 */
export function instancesColumns(
  objectType: ObjectType,
  hrefOf: (id: string) => string,
): Column<Instance>[] {
  const { title_attribute: titleAttribute } = objectType;
  const title = objectType.attributes.find(({ name }) => name === titleAttribute);
  const attributes = objectType.attributes.filter(
    ({ archived, name }) => !archived && name !== titleAttribute,
  );
  const details = new Set(cardAttributes(attributes));
  return [
    {
      id: "title",
      header: title?.label ?? "External id",
      kind: title ? looks[title.data_type].kind : "id",
      width: 190,
      card: "title",
      cell: (instance) => (
        <a href={hrefOf(instance.id)} dir="auto">
          {instanceTitle(instance, objectType)}
        </a>
      ),
    },
    ...attributes.map((attribute) => attributeColumn(attribute, details.has(attribute))),
    ...(title ? [externalIdColumn] : []),
    { ...timeColumn("updated_at", "Updated"), card: "corner" },
    { ...timeColumn("created_at", "Created"), isExtra: true },
    { ...timeColumn("external_updated_at", "Updated externally"), isExtra: true },
    { ...timeColumn("external_created_at", "Created externally"), isExtra: true },
    { id: "id", header: "Id", kind: "id", width: 210, cell: ({ id }) => drawId(id), isExtra: true },
  ];
}

/** What a phone's card tells beside title and age: a state first, then an amount or a date. */
function cardAttributes(attributes: Attribute[]): Attribute[] {
  const telling: DataType[] = ["list", "decimal", "datetime", "integer", "string"];
  return telling
    .flatMap((type) => attributes.find(({ data_type }) => data_type === type) ?? [])
    .slice(0, cardDetails);
}

function attributeColumn(attribute: Attribute, isDetail: boolean): Column<Instance> {
  const { name, label, data_type, reference } = attribute;
  const look = looks[data_type];
  return {
    id: `custom_attributes.${name}`,
    header: label,
    ...look,
    ...(reference ? { hint: `${label}: a reference to ${reference.object_type_id}` } : {}),
    ...(look.kind === "number" ? { align: "end" } : {}),
    ...(isDetail ? { card: "detail" } : {}),
    cell: ({ custom_attributes }) => drawAttributeValue(attribute, custom_attributes[name]),
  };
}

const externalIdColumn: Column<Instance> = {
  id: "external_id",
  header: "External id",
  kind: "id",
  width: 180,
  cell: ({ external_id }) => drawId(external_id),
};

type TimeField = "created_at" | "updated_at" | "external_created_at" | "external_updated_at";

function timeColumn(id: TimeField, header: string): Column<Instance> {
  return {
    id,
    header,
    kind: "date",
    width: id.startsWith("external") ? 160 : 130,
    cell: ({ [id]: time }) => (time === null ? none : <Time unixSeconds={time} />),
  };
}

function drawId(id: string | null): ReactNode {
  return id === null ? none : <bdi className={classes.id}>{id}</bdi>;
}

const none = (
  <span className={classes.unset} data-nothing="">
    —
  </span>
);
