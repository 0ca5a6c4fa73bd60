import type { Attribute, DataType } from "../../../contract/attributes.ts";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import type { Column } from "../../components/data-table/column.ts";
import { Time } from "../../components/ui/time.tsx";
import { drawAttributeValue } from "../../workspace/attribute-value.tsx";
import { instanceTitle } from "../../workspace/instance-title.ts";
import classes from "./instances-columns.module.css";

const widths: Record<DataType, number> = {
  string: 200,
  integer: 110,
  decimal: 120,
  boolean: 90,
  list: 140,
  datetime: 130,
  relationship: 180,
};
const cardDetails = 2;

/**
 * The columns of a type's instances: what names them, one for each live attribute, and when they changed.
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
    {
      id: "updated_at",
      header: "Updated",
      width: 130,
      card: "corner",
      cell: ({ updated_at }) => <Time unixSeconds={updated_at} />,
    },
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
  const { name, label, data_type } = attribute;
  const isNumber = data_type === "integer" || data_type === "decimal";
  return {
    id: `attribute:${name}`,
    header: label,
    width: widths[data_type],
    ...(isNumber ? { align: "end" } : {}),
    ...(isDetail ? { card: "detail" } : {}),
    cell: ({ custom_attributes }) => drawAttributeValue(attribute, custom_attributes[name]),
  };
}

const externalIdColumn: Column<Instance> = {
  id: "external_id",
  header: "External id",
  width: 180,
  cell: ({ external_id }) =>
    external_id === null ? (
      <span className={classes.unset}>—</span>
    ) : (
      <bdi className={classes.id}>{external_id}</bdi>
    ),
};
