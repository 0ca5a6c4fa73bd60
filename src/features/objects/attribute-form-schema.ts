import type { FieldPath } from "react-hook-form";
import { z } from "zod";
import {
  attributeChangesSchema,
  newAttributeSchema,
  type Attribute,
  type AttributeChanges,
  type DataType,
  type NewAttribute,
  type ReferenceType,
} from "../../../contract/attributes.ts";

/** What the form holds: every field, also those that the chosen type has no use for. */
export interface AttributeFormValues {
  label: string;
  name: string;
  description: string;
  data_type: DataType;
  required: boolean;
  options: { id?: string | undefined; label: string; archived: boolean }[];
  reference: { type: ReferenceType; object_type_id: string };
}

const fields =
  /^(label|name|description|data_type|required|options(\.\d+\.label)?|reference(\.(type|object_type_id))?)$/;

/** Whether the server's name of a field is also the form's. */
export function isAttributeField(field: string): field is FieldPath<AttributeFormValues> {
  return fields.test(field);
}

export const emptyAttribute: AttributeFormValues = {
  label: "",
  name: "",
  description: "",
  data_type: "string",
  required: false,
  options: [],
  reference: { type: "many", object_type_id: "" },
};

export function attributeFormValues(attribute: Attribute | NewAttribute): AttributeFormValues {
  return {
    label: attribute.label,
    name: attribute.name,
    description: attribute.description ?? "",
    data_type: attribute.data_type,
    required: attribute.required ?? false,
    options: (attribute.options ?? []).map((option) => ({
      ...("id" in option ? { id: option.id } : {}),
      label: option.label,
      archived: option.archived ?? false,
    })),
    reference: attribute.reference ?? emptyAttribute.reference,
  };
}

/** Checks the form of a new attribute by the contract, and makes of it what the contract takes. */
export const newAttributeFormSchema = z
  .custom<AttributeFormValues>()
  .transform((values): unknown => ({
    name: values.name,
    label: values.label,
    description: values.description,
    data_type: values.data_type,
    required: values.required,
    ...(values.data_type === "list" ? { options: values.options } : {}),
    ...(values.data_type === "relationship" ? { reference: values.reference } : {}),
  }))
  .pipe(newAttributeSchema)
  .superRefine(({ reference }, context) => {
    if (reference?.object_type_id === "") {
      const path = ["reference", "object_type_id"];
      context.addIssue({ code: "custom", path, message: "needs an object type" });
    }
  });

/** Checks the form of an attribute that is there already; what comes out are the changes alone. */
export function attributeChangesFormSchema(attribute: Attribute) {
  const before = attributeFormValues(attribute);
  return z
    .custom<AttributeFormValues>()
    .transform((values): unknown => changesBetween(before, values))
    .pipe(attributeChangesSchema);
}

function changesBetween(
  before: AttributeFormValues,
  values: AttributeFormValues,
): AttributeChanges {
  const changes: AttributeChanges = {};
  if (values.label !== before.label) changes.label = values.label;
  if (values.description !== before.description) changes.description = values.description;
  if (values.required !== before.required) changes.required = values.required;
  if (JSON.stringify(values.options) !== JSON.stringify(before.options))
    changes.options = values.options;
  if (values.reference.type !== before.reference.type)
    changes.reference_type = values.reference.type;
  return changes;
}
