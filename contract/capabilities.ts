import * as z from "zod/mini";

/** What a workspace's source of record may or may not be able to do. */
const capabilityNames = [
  "list_every_instance",
  "external_ids",
  "upsert",
  "change_by_id",
  "delete",
  "conversations",
  "link_records",
  "read_types",
  "change_types",
  "history",
] as const;
const capabilityNameSchema = z.enum(capabilityNames);
export type CapabilityName = z.infer<typeof capabilityNameSchema>;

/** For each capability that is missing, a sentence for a person saying why; empty where nothing is. */
export const missingCapabilitiesSchema = z.partialRecord(capabilityNameSchema, z.string());
export type MissingCapabilities = z.infer<typeof missingCapabilitiesSchema>;
