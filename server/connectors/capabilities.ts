import type { CapabilityName, MissingCapabilities } from "../../contract/capabilities.ts";

const labels: Record<CapabilityName, string> = {
  list_every_instance: "List all instances of a type",
  external_ids: "External ids",
  upsert: "Create or change in one call",
  change_by_id: "Change an instance without an external id",
  delete: "Delete instances",
  conversations: "Conversations",
  link_records: "Link instances to contacts and conversations",
  read_types: "Read types and attributes",
  change_types: "Change types and attributes",
  history: "History and undo",
};

/** For each capability: present, or a sentence for a person saying why it is missing. */
export type CapabilityMap = Record<CapabilityName, true | { missing: string }>;

/** What a vendor's API can't do, in words for a person. */
export function missingCapabilities(map: CapabilityMap): { label: string; reason: string }[] {
  return Object.entries(labels).flatMap(([name, label]) => {
    const capability = map[name as CapabilityName];
    return capability === true ? [] : { label, reason: capability.missing };
  });
}

/** The reasons alone, for the session. */
export function reasonsOfMissing(map: CapabilityMap): MissingCapabilities {
  return Object.fromEntries(
    Object.entries(map).flatMap(([name, capability]) =>
      capability === true ? [] : [[name, capability.missing]],
    ),
  );
}
