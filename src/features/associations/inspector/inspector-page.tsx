import { useMemo } from "react";
import { FindRecord } from "./find-record.tsx";
import { Inspector } from "./inspector.tsx";
import type { InspectorSearch } from "./inspector-search.ts";
import { parseView } from "./inspector-view.ts";

/** What hangs together with a record, as a picture and as a table. */
export function InspectorPage({ search }: { search: InspectorSearch }) {
  const view = useMemo(() => parseView(search), [search]);
  // What is on the screen stays the same object while only the selection moves.
  const { focus, collapsed, dismissed, hidden } = search;
  const shown = useMemo(
    () => parseView({ focus, collapsed, dismissed, hidden }),
    [focus, collapsed, dismissed, hidden],
  );
  return view && shown ? <Inspector view={view} shown={shown} /> : <FindRecord />;
}
