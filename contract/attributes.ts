import * as z from "zod/mini";
import { endpoint } from "./endpoint.ts";
import { storableText } from "./text.ts";

/** Intercom's words for attribute types, as `/conversations/attributes` spells them (2.16). */
export const dataTypes = [
  "string",
  "integer",
  "decimal",
  "boolean",
  "list",
  "datetime",
  "relationship",
] as const;
export type DataType = (typeof dataTypes)[number];

/** What an attribute describes: contacts, conversations, or the instances of one object type. */
export const ownerKinds = ["contact", "conversation", "instance"] as const;
export const ownerKindSchema = z.enum(ownerKinds);
export type OwnerKind = z.infer<typeof ownerKindSchema>;

export const attributeOptionSchema = z.object({
  id: z.string(),
  label: z.string(),
  archived: z.boolean(),
});
export type AttributeOption = z.infer<typeof attributeOptionSchema>;

export const referenceTypeSchema = z.enum(["one", "many"]);
export type ReferenceType = z.infer<typeof referenceTypeSchema>;

/** Where a relationship attribute points, and whether it holds one instance or many. */
export const attributeReferenceSchema = z.object({
  type: referenceTypeSchema,
  object_type_id: z.string(),
});

export const attributeSchema = z.object({
  id: z.string(),
  owner_kind: ownerKindSchema,
  /** Set when `owner_kind` is `instance`, else null. */
  object_type_id: z.nullable(z.string()),
  name: z.string(),
  label: z.string(),
  description: z.string(),
  data_type: z.enum(dataTypes),
  /** A new instance must carry a required attribute, and it may not be cleared. */
  required: z.boolean(),
  /** In the order people see them; empty unless `data_type` is `list`. */
  options: z.array(attributeOptionSchema),
  reference: z.nullable(attributeReferenceSchema),
  archived: z.boolean(),
  /** `inferred` from a vendor's records, and `overridden` where an administrator then said otherwise. */
  origin: z.enum(["declared", "inferred", "overridden"]),
  created_at: z.int(),
  updated_at: z.int(),
});
export type Attribute = z.infer<typeof attributeSchema>;

/** Attribute names are keys of `custom_attributes` on the wire; they can never be renamed. */
const nameSchema = () =>
  storableText(
    z.minLength(1, "needs a name"),
    z.maxLength(190, "must be at most 190 characters"),
    z.regex(
      /^[^\s.$"\\\p{Cc}][^.$"\\\p{Cc}]*$/u,
      "must not start with a space, nor hold dots, dollar signs, quotes or backslashes",
    ),
  );

const labelSchema = () =>
  storableText(
    z.trim(),
    z.minLength(1, "needs a label"),
    z.maxLength(190, "must be at most 190 characters"),
  );
const descriptionSchema = () => storableText(z.maxLength(2000, "must be at most 2,000 characters"));
const optionInputSchema = () =>
  z.strictObject({
    /** Absent for a new option. */
    id: z.optional(z.string()),
    label: labelSchema(),
    archived: z.optional(z.boolean()),
  });

// What is written is lazy, built when it is first used: every page waits for this file, and most only read.
export const newAttributeSchema = z.lazy(() =>
  z
    .strictObject({
      name: nameSchema(),
      label: labelSchema(),
      description: z.optional(descriptionSchema()),
      data_type: z.enum(dataTypes),
      required: z.optional(z.boolean()),
      options: z.optional(z.array(optionInputSchema()).check(z.maxLength(1000))),
      reference: z.optional(attributeReferenceSchema),
    })
    .check(
      z.superRefine((attribute, context) => {
        if ((attribute.data_type === "relationship") !== (attribute.reference !== undefined)) {
          context.addIssue({
            code: "custom",
            path: ["reference"],
            message: "belongs to attributes of type relationship, and they need one",
          });
        }
        if (attribute.data_type === "list" && (attribute.options ?? []).length === 0) {
          context.addIssue({
            code: "custom",
            path: ["options"],
            message: "needs at least one option",
          });
        }
        if (attribute.data_type !== "list" && (attribute.options ?? []).length > 0) {
          context.addIssue({
            code: "custom",
            path: ["options"],
            message: "belongs to attributes of type list",
          });
        }
        const labels = (attribute.options ?? []).map((option) => option.label);
        if (new Set(labels).size < labels.length) {
          context.addIssue({
            code: "custom",
            path: ["options"],
            message: "must not hold the same label twice",
          });
        }
      }),
    ),
);
export type NewAttribute = z.infer<typeof newAttributeSchema>;

/** What may change later. Turning a reference from `many` to `one` is refused while an owner holds several. */
export const attributeChangesSchema = z.lazy(() =>
  z.strictObject({
    label: z.optional(labelSchema()),
    description: z.optional(descriptionSchema()),
    required: z.optional(z.boolean()),
    /** The whole list in its new order. An option that values still hold can be archived, not left out. */
    options: z.optional(z.array(optionInputSchema()).check(z.maxLength(1000))),
    reference_type: z.optional(referenceTypeSchema),
    archived: z.optional(z.boolean()),
  }),
);
export type AttributeChanges = z.infer<typeof attributeChangesSchema>;

/** How much data hangs on an attribute; counted exactly. */
export const attributeUsageSchema = z.lazy(() =>
  z.object({
    /** Records that hold a value other than null, or at least one reference. */
    records: z.int(),
    references: z.int(),
    /** Records that hold more than one reference; they stand in the way of `one`. */
    records_with_several: z.int(),
    /** For a list: how many records hold each option, by option id. */
    options: z.record(z.string(), z.int()),
  }),
);
export type AttributeUsage = z.infer<typeof attributeUsageSchema>;

const attributeParams = z.strictObject({ attribute_id: z.string() });

export const attributeEndpoints = {
  create: endpoint({
    method: "POST",
    path: "/console/attributes",
    summary: "Add an attribute to contacts, conversations or an object type",
    body: z.lazy(() =>
      z.strictObject({
        owner_kind: ownerKindSchema,
        object_type_id: z.nullable(z.string()),
        attribute: newAttributeSchema,
      }),
    ),
    reply: attributeSchema,
  }),
  update: endpoint({
    method: "PUT",
    path: "/console/attributes/{attribute_id}",
    summary: "Change an attribute's label, description, options or cardinality, or archive it",
    params: attributeParams,
    body: attributeChangesSchema,
    reply: attributeSchema,
  }),
  /** Columns and fields come in the order of the attributes. */
  move: endpoint({
    method: "PUT",
    path: "/console/attributes/{attribute_id}/place",
    summary: "Move an attribute before another one of its owner, or behind them all",
    params: attributeParams,
    body: z.lazy(() => z.strictObject({ before_id: z.nullable(z.string()) })),
    reply: attributeSchema,
  }),
  usage: endpoint({
    method: "GET",
    path: "/console/attributes/{attribute_id}/usage",
    summary: "Count what hangs on an attribute before changing it",
    params: attributeParams,
    reply: attributeUsageSchema,
  }),
};
