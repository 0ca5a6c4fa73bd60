import { Link } from "@tanstack/react-router";
import type { Attribute, DataType } from "../../../contract/attributes.ts";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import type { Column } from "../../components/data-table/column.ts";
import { Time } from "../../components/ui/time.tsx";
import { AttributeValue } from "../../workspace/attribute-value.tsx";
import { instanceTitle } from "../../workspace/instance-title.ts";

const widths: Record<DataType, number> = {
  string: 200,
  integer: 110,
  decimal: 120,
  boolean: 80,
  list: 140,
  datetime: 130,
  relationship: 180,
};

/** The columns of a type's instances: what names them, one for each live attribute, and when they changed. */
export function instancesColumns(objectType: ObjectType): Column<Instance>[] {
  const { title_attribute: titleAttribute } = objectType;
  const attributes = objectType.attributes.filter(
    ({ archived, name }) => !archived && name !== titleAttribute,
  );
  const title = objectType.attributes.find(({ name }) => name === titleAttribute);
  return [
    {
      id: "title",
      header: title?.label ?? "External id",
      width: 190,
      card: "title",
      cell: (instance) => (
        <Link to="/objects/$type/$id" params={{ type: objectType.id, id: instance.id }}>
          {instanceTitle(instance, objectType)}
        </Link>
      ),
    },
    ...attributes.map(attributeColumn),
    ...(title ? [externalIdColumn] : []),
    {
      id: "updated_at",
      header: "Updated",
      width: 130,
      card: "corner",
      cell: (instance) => <Time unixSeconds={instance.updated_at} />,
    },
  ];
}

function attributeColumn(attribute: Attribute, index: number): Column<Instance> {
  const isNumber = attribute.data_type === "integer" || attribute.data_type === "decimal";
  return {
    id: `attribute:${attribute.name}`,
    header: attribute.label,
    width: widths[attribute.data_type],
    align: isNumber ? "end" : "start",
    ...(index === 0 ? { card: "detail" as const } : {}),
    cell: (instance) => (
      <AttributeValue attribute={attribute} value={instance.custom_attributes[attribute.name]} />
    ),
  };
}

const externalIdColumn: Column<Instance> = {
  id: "external_id",
  header: "External id",
  width: 180,
  cell: (instance) => <code>{instance.external_id ?? "—"}</code>,
};
