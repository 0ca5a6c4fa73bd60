import type { GoneRecordProps } from "../features/sync/gone-record-page.tsx";
import type { RecordChangesProps } from "../features/sync/record-changes.tsx";
import { whenIdle } from "../lib/when-idle.ts";
import { vendorPart } from "../workspace/vendor-part.tsx";

/** What waits to be written, and how much of the vendor's limit is used. The first page comes first. */
export const CopyNavigation = vendorPart<{ onNavigate: (() => void) | undefined }>(async () => {
  await whenIdle();
  return (await import("./copy-navigation.tsx")).CopyNavigation;
});

/** In the place of a record that is not there: what is known of one that the vendor once had. */
export const GoneRecord = vendorPart<GoneRecordProps>(
  async () => (await import("../features/sync/gone-record-page.tsx")).GoneRecordPage,
);

/** What changed in a record since it was copied. */
export const RecordChanges = vendorPart<RecordChangesProps>(
  async () => (await import("../features/sync/record-changes.tsx")).RecordChanges,
);
