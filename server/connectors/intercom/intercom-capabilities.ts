import type { CapabilityMap } from "../capabilities.ts";

/** What Intercom's API can do with custom objects, version 2.16 (intercom/Intercom-OpenAPI, read 2026-08). */
export const intercomCapabilities: CapabilityMap = {
  list_every_instance: true,
  external_ids: true,
  upsert: true,
  change_by_id: {
    missing:
      "Intercom changes an instance by its external id alone; one without it stays as it is.",
  },
  delete: true,
  conversations: true,
  link_records: true,
  read_types: {
    missing:
      "Intercom has no call that lists custom object types or their attributes; only what conversations refer to is named.",
  },
  change_types: {
    missing:
      "Types are made and changed in Intercom's own settings, under Data and Custom Objects.",
  },
  history: {
    missing:
      "Intercom tells when an instance last changed, not what it was before, and can't undo a deletion.",
  },
};
