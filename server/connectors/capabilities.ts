const labels = {
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

/** What a vendor's API may or may not be able to do; what it lacks is disabled on the screen, with the reason. */
export type CapabilityName = keyof typeof labels;

/** For each capability: present, or a sentence for a person saying why it is missing. */
export type CapabilityMap = Record<CapabilityName, true | { missing: string }>;

/** What a vendor's API can't do, in words for a person. */
export function missingCapabilities(map: CapabilityMap): { label: string; reason: string }[] {
  return Object.entries(labels).flatMap(([name, label]) => {
    const capability = map[name as CapabilityName];
    return capability === true ? [] : { label, reason: capability.missing };
  });
}
