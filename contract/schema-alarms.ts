import { z } from "zod";
import { dataTypes, ownerKindSchema, referenceTypeSchema } from "./attributes.ts";
import { endpoint } from "./endpoint.ts";

/** What the vendor's records no longer have in common with the types and attributes that are known. */
export const schemaAlarmSchema = z.object({
  number: z.string(),
  at: z.number().int(),
  what: z.enum(["new_type", "new_attribute", "vanished_attribute", "retyped_attribute"]),
  kind: ownerKindSchema,
  object_type_id: z.string().nullable(),
  /** Empty for `new_type`. */
  attribute: z.string(),
  /** Data types, such as `integer` and `string`; null where there is none. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type SchemaAlarm = z.infer<typeof schemaAlarmSchema>;

const alarmsReply = z.object({ alarms: z.array(schemaAlarmSchema) });

export const schemaAlarmEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/console/alarms",
    summary: "List changes of the vendor's data model that nobody has dismissed, the latest first",
    reply: alarmsReply,
  }),
  dismiss: endpoint({
    method: "DELETE",
    path: "/console/alarms/{number}",
    summary: "Dismiss an alarm",
    params: z.strictObject({ number: z.string() }),
    reply: alarmsReply,
  }),
  /** What an administrator says of an attribute wins over what was inferred; null goes back to that. */
  override: endpoint({
    method: "PUT",
    path: "/console/attributes/{attribute_id}/override",
    summary: "Say what an attribute of the vendor is, whatever its records look like",
    params: z.strictObject({ attribute_id: z.string() }),
    body: z.strictObject({
      data_type: z.enum(dataTypes).nullable(),
      reference_type: z.optional(referenceTypeSchema),
      reference_object_type_id: z.string().optional(),
    }),
    reply: alarmsReply,
  }),
};
