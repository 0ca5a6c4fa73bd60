import { z } from "zod";
import {
  attributeOptionSchema,
  dataTypes,
  ownerKindSchema,
  referenceTypeSchema,
} from "./attributes.ts";
import { customAttributesSchema } from "./custom-attributes.ts";
import type { JsonValue } from "./json.ts";
import { objectTypeIconSchema } from "./objects.ts";
import { storableText } from "./text.ts";

const whole = () => z.int();
const time = () => whole().nullable();

const savedObjectTypeSchema = z.lazy(() =>
  z.strictObject({
    id: storableText(z.minLength(1), z.maxLength(64)),
    label: storableText(),
    label_plural: storableText(),
    description: storableText(),
    icon: objectTypeIconSchema,
    title_attribute: z.nullable(storableText()),
    archived: z.boolean(),
    /** Its place in the navigation. */
    position: whole(),
    created_at: whole(),
    updated_at: whole(),
  }),
);
export type SavedObjectType = z.infer<typeof savedObjectTypeSchema>;

const savedAttributeSchema = z.lazy(() =>
  z.strictObject({
    id: z.string().regex(/^\d{1,15}$/, "must be the id of an attribute"),
    owner_kind: ownerKindSchema,
    /** Null for contacts and conversations. */
    object_type_id: z.nullable(storableText()),
    name: storableText(z.minLength(1), z.maxLength(190)),
    label: storableText(),
    description: storableText(),
    data_type: z.enum(dataTypes),
    required: z.boolean(),
    options: z.array(attributeOptionSchema),
    reference: z
      .strictObject({ type: referenceTypeSchema, object_type_id: storableText() })
      .nullable(),
    archived: z.boolean(),
    position: whole(),
    created_at: whole(),
    updated_at: whole(),
  }),
);
export type SavedAttribute = z.infer<typeof savedAttributeSchema>;

/** What a record held in an attribute that was deleted; the record itself stayed. */
const savedValueSchema = z.strictObject({
  owner_kind: ownerKindSchema,
  /** The object type of an instance; empty for contacts and conversations. */
  owner_type: z.string(),
  owner_id: storableText(),
  attribute: storableText(),
  /** Where it stood among the values of its record. */
  place: whole().min(0),
  value: z.custom<JsonValue>((value) => value !== undefined, "must be there").meta({}),
});
export type SavedValue = z.infer<typeof savedValueSchema>;

const savedInstanceSchema = z.strictObject({
  id: storableText(z.minLength(1), z.maxLength(255)),
  /** Order of arrival, which breaks ties in lists; new ids are given out beyond it. */
  seq: whole().min(0).max(1_000_000_000_000),
  object_type_id: z.string(),
  external_id: z.nullable(storableText(z.minLength(1), z.maxLength(255))),
  external_created_at: time(),
  external_updated_at: time(),
  created_at: whole(),
  updated_at: whole(),
  /** As stored: values are put back as they are, references stand in `references`. */
  custom_attributes: customAttributesSchema,
});
export type SavedInstance = z.infer<typeof savedInstanceSchema>;

const savedReferenceSchema = z.strictObject({
  owner_kind: ownerKindSchema,
  /** The object type of an instance that refers; empty for contacts and conversations. */
  owner_type: z.string(),
  owner_id: storableText(),
  attribute: storableText(),
  position: whole().min(0),
  instance_id: storableText(),
  /** It named no instance already; such a reference is put back as it was. */
  dangling: z.boolean().optional(),
});
export type SavedReference = z.infer<typeof savedReferenceSchema>;

/** The first members of a before-image: what it is, and the part of the data model that went. */
export const beforeImageHeadSchema = z.lazy(() =>
  z.strictObject({
    format: z.literal("objectory.before-image", "is no before-image of Objectory"),
    /** 1 holds instances and references alone. */
    version: z.literal([1, 2], "is of a version that this Objectory can't read"),
    saved_at: whole(),
    object_types: z.array(savedObjectTypeSchema).optional(),
    attributes: z.array(savedAttributeSchema).optional(),
  }),
);
export type BeforeImageHead = z.infer<typeof beforeImageHeadSchema>;

/** The lists of a before-image that may be long, in the order in which they are put back. */
export const beforeImageRows = {
  instances: savedInstanceSchema,
  values: savedValueSchema,
  references: savedReferenceSchema,
};

/**
 * What a deletion took, or would take: enough to put it back as it was. Objectory writes the lists with one member a
 * line, so that a long file can be read line by line; any other JSON of this form is as good where it fits in memory.
 */
export const beforeImageSchema = z.lazy(() =>
  beforeImageHeadSchema
    .unwrap()
    .extend({
      instances: z.array(beforeImageRows.instances),
      values: z.array(beforeImageRows.values).optional(),
      references: z.array(beforeImageRows.references),
    })
    .refine(
      ({ object_types = [], attributes = [], instances }) =>
        object_types.length + attributes.length + instances.length > 0,
      "holds nothing to put back",
    ),
);
export type BeforeImage = z.infer<typeof beforeImageSchema>;
