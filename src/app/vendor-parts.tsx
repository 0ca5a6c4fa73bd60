import { Suspense, type ReactNode } from "react";
import type { OwnerKind } from "../../contract/attributes.ts";
import { lazyPart, Nothing } from "../components/ui/lazy-part.ts";
import { whenIdle } from "../lib/when-idle.ts";
import { useVendor } from "../workspace/vendor.ts";

// What only a workspace with a vendor needs is loaded there alone, and after the first page.
const CopyWatcher = lazyPart(async () => {
  await whenIdle();
  return (await import("../features/sync/copy-watcher.tsx")).CopyWatcher;
}, Nothing);
const CopyNavigation = lazyPart(async () => {
  await whenIdle();
  return (await import("./copy-navigation.tsx")).CopyNavigation;
}, Nothing);
const GoneRecord = lazyPart(
  async () => (await import("../features/sync/gone-record-page.tsx")).GoneRecordPage,
);
const RecordChanges = lazyPart(
  async () => (await import("../features/sync/record-changes.tsx")).RecordChanges,
);

export function WatchCopy() {
  const vendor = useVendor();
  return vendor ? (
    <Suspense>
      <CopyWatcher vendor={vendor} />
    </Suspense>
  ) : null;
}

export function VendorNavigation({ onNavigate }: { onNavigate: (() => void) | undefined }) {
  const vendor = useVendor();
  return vendor ? (
    <Suspense>
      <CopyNavigation vendor={vendor} onNavigate={onNavigate} />
    </Suspense>
  ) : null;
}

/** In the place of a record that is not there: what is known of one that the vendor once had, else that there is none. */
export function goneOr(kind: OwnerKind, id: string, notFound: ReactNode): ReactNode {
  return (
    <GoneOr kind={kind} id={id}>
      {notFound}
    </GoneOr>
  );
}

function GoneOr({ kind, id, children }: { kind: OwnerKind; id: string; children: ReactNode }) {
  const vendor = useVendor();
  if (!vendor) return children;
  return (
    <Suspense>
      <GoneRecord vendor={vendor} kind={kind} id={id} notFound={children} />
    </Suspense>
  );
}

/** What changed in a record of the copy. */
export function VendorChanges(record: {
  kind: OwnerKind;
  id: string;
  objectTypeId: string | null;
}) {
  return useVendor() ? (
    <Suspense>
      <RecordChanges {...record} />
    </Suspense>
  ) : null;
}
