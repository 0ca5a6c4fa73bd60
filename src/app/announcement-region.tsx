import { lazy, Suspense } from "react";
import { useHasAnnounced } from "../components/ui/announce.ts";

const Announcements = lazy(async () => ({
  default: (await import("./announcements.tsx")).Announcements,
}));

/** There from the start, so that screen readers know it before the first words come. */
export function AnnouncementRegion() {
  const hasAnnounced = useHasAnnounced();
  return (
    <div role="status">
      {hasAnnounced ? (
        <Suspense>
          <Announcements />
        </Suspense>
      ) : null}
    </div>
  );
}
