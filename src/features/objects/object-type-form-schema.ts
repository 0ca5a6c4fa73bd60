import type { FieldPath } from "react-hook-form";
import { z } from "zod";
import type { Attribute, NewAttribute } from "../../../contract/attributes.ts";
import {
  newObjectTypeSchema,
  objectTypeChangesSchema,
  type ObjectType,
  type ObjectTypeChanges,
  type ObjectTypeIcon,
} from "../../../contract/objects.ts";

export interface ObjectTypeFormValues {
  label: string;
  label_plural: string;
  id: string;
  description: string;
  icon: ObjectTypeIcon;
  /** Empty where the external id names an instance. */
  title_attribute: string;
  attributes: NewAttribute[];
}

export const emptyObjectType: ObjectTypeFormValues = {
  label: "",
  label_plural: "",
  id: "",
  description: "",
  icon: "box",
  title_attribute: "",
  attributes: [],
};

export function objectTypeFormValues(type: ObjectType): ObjectTypeFormValues {
  const { label, label_plural, id, description, icon, title_attribute } = type;
  return {
    label,
    label_plural,
    id,
    description,
    icon,
    title_attribute: title_attribute ?? "",
    attributes: [],
  };
}

/** Checks the form of a new type by the contract. */
export const newObjectTypeFormSchema = z
  .custom<ObjectTypeFormValues>()
  .transform((values): unknown => ({
    ...values,
    title_attribute: values.title_attribute === "" ? null : values.title_attribute,
  }))
  .pipe(newObjectTypeSchema);

/** Checks the form of a type that is there already; what comes out are the changes alone. */
export function objectTypeChangesFormSchema(type: ObjectType) {
  const before = objectTypeFormValues(type);
  return z
    .custom<ObjectTypeFormValues>()
    .transform((values): unknown => changesBetween(before, values))
    .pipe(objectTypeChangesSchema);
}

function changesBetween(
  before: ObjectTypeFormValues,
  values: ObjectTypeFormValues,
): ObjectTypeChanges {
  const changes: ObjectTypeChanges = {};
  for (const name of ["label", "label_plural", "description"] as const) {
    if (values[name] !== before[name]) changes[name] = values[name];
  }
  if (values.icon !== before.icon) changes.icon = values.icon;
  if (values.title_attribute !== before.title_attribute)
    changes.title_attribute = values.title_attribute === "" ? null : values.title_attribute;
  return changes;
}

const fields =
  /^(label|label_plural|id|description|icon|title_attribute|attributes(\.\d+\.name)?)$/;

/** Whether the server's name of a field is also the form's. */
export function isObjectTypeField(field: string): field is FieldPath<ObjectTypeFormValues> {
  return fields.test(field);
}

/** What may name an instance: the live attributes that hold a value. */
export function titleChoices(attributes: (Attribute | NewAttribute)[]) {
  const choices = attributes
    .filter(
      (attribute) =>
        attribute.data_type !== "relationship" && !("archived" in attribute && attribute.archived),
    )
    .map(({ name, label }) => ({ value: name, label }));
  return [{ value: "", label: "External id" }, ...choices];
}
