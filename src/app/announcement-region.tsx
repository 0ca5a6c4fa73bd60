import { Suspense } from "react";
import { useHasAnnounced } from "../components/ui/announce.ts";
import { lazyPart, Nothing } from "../components/ui/lazy-part.ts";

// What was done is done: a page must not break because the words for it could not be loaded.
const Announcements = lazyPart(
  async () => (await import("./announcements.tsx")).Announcements,
  Nothing,
);

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
