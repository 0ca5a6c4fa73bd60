import { lazy, Suspense, type ComponentType } from "react";
import { useHasAnnounced } from "../components/ui/announce.ts";

// What was done is done: a page must not break because the words for it could not be loaded.
const Announcements = lazy((): Promise<{ default: ComponentType }> =>
  import("./announcements.tsx").then(
    ({ Announcements: component }) => ({ default: component }),
    () => ({ default: () => null }),
  ),
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
