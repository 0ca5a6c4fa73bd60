import { z } from "zod";
import { attributeSchema } from "./attributes.ts";
import { beforeImageSchema } from "./before-image.ts";
import { losingOwnersSchema } from "./deletions.ts";
import { endpoint } from "./endpoint.ts";
import { referenceEndSchema } from "./references.ts";

/**
 * What the deletion of an archived object type takes with it, exactly. A record that loses several references counts
 * once; the instances of the type itself, which go, are not among those that lose.
 */
export const objectTypeDeletionSchema = z.object({
  /** Stands for the data model and for all these counts; a deletion is refused where it has changed. */
  revision: z.string(),
  /** Instances of the type; all are deleted. */
  deleted_instances: z.number().int(),
  /**
   * Attributes of other records that can refer to nothing but this type, archived ones included. They are deleted too:
   * left behind they could neither be written nor restored, and would come to life with the next type of that id.
   */
  attributes: z.array(attributeSchema),
  /** Saved views of the type, everyone's. They are deleted too, and no file brings them back. */
  views: z.number().int(),
  contacts: z.number().int(),
  conversations: z.number().int(),
  /** Of other types. */
  instances: z.number().int(),
  /** All references that others lose: to instances of the type, and every one through `attributes`. */
  losing: z.array(losingOwnersSchema),
  /** What its instances refer to; the records that are referred to stay. */
  held: z.array(
    z.object({ attribute: z.string(), label: z.string(), references: z.number().int() }),
  ),
});
export type ObjectTypeDeletion = z.infer<typeof objectTypeDeletionSchema>;

/** What the deletion of an archived attribute takes with it, exactly; the records that lose something stay. */
export const attributeDeletionSchema = z.object({
  revision: z.string(),
  /** Records that lose a value other than null, or at least one reference. */
  records: z.number().int(),
  references: z.number().int(),
  /** The first of the records. */
  owners: z.array(referenceEndSchema),
  /** Another attribute of the same records has the same name, and keeps all that stands under it: nothing is lost. */
  shares_name: z.boolean(),
});
export type AttributeDeletion = z.infer<typeof attributeDeletionSchema>;

const typeParams = z.strictObject({ object_type_id: z.string() });
const attributeParams = z.strictObject({ attribute_id: z.string() });
/** The one that the account told: what a person agreed to is what is deleted. */
const agreedQuery = z.strictObject({ revision: z.string() });

/** All of them fail with 409 where the type or the attribute is not archived. */
export const schemaDeletionEndpoints = {
  typeAccount: endpoint({
    method: "GET",
    path: "/console/objects/{object_type_id}/deletion",
    summary: "Count exactly what the deletion of an archived object type would take with it",
    params: typeParams,
    reply: objectTypeDeletionSchema,
  }),
  /** Streamed; read in portions, so references that others add or remove meanwhile may be in it or not. */
  typeImage: endpoint({
    method: "GET",
    path: "/console/objects/{object_type_id}/before-image",
    summary: "Get what the deletion of an object type would take, in the form that restores it",
    params: typeParams,
    reply: beforeImageSchema,
  }),
  /** In one step, with all its instances, the references from and to them, and the attributes that refer to it. */
  deleteType: endpoint({
    method: "DELETE",
    path: "/console/objects/{object_type_id}",
    summary: "Delete an archived object type and all its instances",
    params: typeParams,
    query: agreedQuery,
    reply: z.object({ object_type_id: z.string(), deleted_instances: z.number().int() }),
  }),
  attributeAccount: endpoint({
    method: "GET",
    path: "/console/attributes/{attribute_id}/deletion",
    summary: "Count exactly what the deletion of an archived attribute would take with it",
    params: attributeParams,
    reply: attributeDeletionSchema,
  }),
  attributeImage: endpoint({
    method: "GET",
    path: "/console/attributes/{attribute_id}/before-image",
    summary: "Get what the deletion of an attribute would take, in the form that restores it",
    params: attributeParams,
    reply: beforeImageSchema,
  }),
  /** In one step; the records keep their times, as it is the data model that changes. */
  deleteAttribute: endpoint({
    method: "DELETE",
    path: "/console/attributes/{attribute_id}",
    summary: "Delete an archived attribute with all its values or references",
    params: attributeParams,
    query: agreedQuery,
    reply: z.object({ attribute_id: z.string(), records: z.number().int() }),
  }),
};
