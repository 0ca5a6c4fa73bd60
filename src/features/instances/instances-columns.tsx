import type { Attribute, DataType } from "../../../contract/attributes.ts";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import type { Column } from "../../components/data-table/column.ts";
import { instanceTitle } from "../../workspace/instance-title.ts";
import {
  attributeColumn,
  attributeLooks,
  drawId,
  timeColumn,
} from "../../workspace/list/attribute-columns.tsx";

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
      kind: title ? attributeLooks[title.data_type].kind : "id",
      width: 190,
      card: "title",
      cell: (instance) => (
        <a href={hrefOf(instance.id)} dir="auto">
          {instanceTitle(instance, objectType)}
        </a>
      ),
    },
    ...attributes.map((attribute): Column<Instance> => {
      const column = attributeColumn<Instance>(attribute);
      return details.has(attribute) ? { ...column, card: "detail" } : column;
    }),
    ...(title ? [externalIdColumn] : []),
    { ...timeColumn("updated_at", "Updated"), card: "corner" },
    { ...timeColumn("created_at", "Created"), isExtra: true },
    { ...timeColumn("external_updated_at", "Updated externally", 160), isExtra: true },
    { ...timeColumn("external_created_at", "Created externally", 160), isExtra: true },
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

const externalIdColumn: Column<Instance> = {
  id: "external_id",
  header: "External id",
  kind: "id",
  width: 180,
  cell: ({ external_id }) => drawId(external_id),
};
