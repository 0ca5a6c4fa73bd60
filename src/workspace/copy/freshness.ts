import { vendorPart } from "../vendor-part.tsx";
import type { FreshnessProps } from "./record-freshness.tsx";

/** Has the record on the screen read again, and says how old what is shown is. */
export const Freshness = vendorPart<FreshnessProps>(
  async () => (await import("./record-freshness.tsx")).RecordFreshness,
);
