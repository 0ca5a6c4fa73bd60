import { dataTypes, type Attribute } from "../../../contract/attributes.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { formatQuantity } from "../../lib/format.ts";
import { dataTypeLabels } from "../../workspace/data-type-labels.ts";

export const dataTypeChoices = dataTypes.map((value) => ({ value, label: dataTypeLabels[value] }));

type Described = Pick<Attribute, "data_type"> & {
  options?: { archived?: boolean | undefined }[] | undefined;
  reference?: Attribute["reference"] | undefined;
};

/** `Text`, `List of 4 options`, `Many orders`, `One order`. */
export function describeType(attribute: Described, objectTypes: ObjectType[]): string {
  const { data_type, options = [], reference } = attribute;
  if (data_type === "list") {
    const live = options.filter(({ archived }) => !archived).length;
    return `List of ${formatQuantity(live, "option")}`;
  }
  if (!reference) return dataTypeLabels[data_type];
  const target = objectTypes.find(({ id }) => id === reference.object_type_id);
  const name = reference.type === "one" ? target?.label : target?.label_plural;
  const noun = (name ?? reference.object_type_id).toLowerCase();
  return `${reference.type === "one" ? "One" : "Many"} ${noun}${target?.archived ? " (archived type)" : ""}`;
}

/** A name for programs, made from the label people see: `Total amount` → `total_amount`. */
export function suggestName(label: string): string {
  return plainWords(label).join("_").toLowerCase();
}

/** An id for a type: `Sales order` → `SalesOrder`. */
export function suggestTypeId(label: string): string {
  const id = plainWords(label)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join("");
  return id.replace(/^\d+/, "").slice(0, 64);
}

function plainWords(text: string): string[] {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .replaceAll("ß", "ss")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
}
