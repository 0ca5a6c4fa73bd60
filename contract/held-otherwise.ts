/**
 * Intercom's dialect has no word for it, so headers tell of a write of which the vendor holds something else than was
 * sent: what it cleared, rounded or skipped. They are absent where all is as sent.
 */
export const heldOtherwiseHeaders = {
  /** The members, without their values, as a JSON array in ASCII: `["custom_attributes.total"]`. A long one is cut short. */
  names: "objectory-held-otherwise",
  /** How many they are, those that were cut included. */
  count: "objectory-held-otherwise-count",
} as const;
