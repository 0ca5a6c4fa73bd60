import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import type { SavedChange } from "../link-change.ts";
import type { LinkChoice } from "./link-choices.ts";
import type { InspectorView } from "./inspector-view.ts";
import { expand } from "./view-steps.ts";
import type { VisibleGraph } from "./visible-graph.ts";

/** The view in which a link that was just made is on the screen. */
export function showLink(
  view: InspectorView,
  visible: VisibleGraph,
  { change }: LinkChoice,
  { undo }: SavedChange,
): InspectorView {
  if (change.act === "unlink" || !undo) return view;
  const owner: RecordKey = `${undo.owner.kind}:${undo.owner.id}`;
  const added = undo.expectedIds
    .filter((id) => !undo.ids.includes(id))
    .slice(0, 1)
    .map((id): RecordKey => `instance:${id}`);
  const ends = [owner, ...added];
  const shown = ends.filter((key) => visible.records.has(key));
  const next = shown.reduce((so, key) => {
    const record = visible.records.get(key);
    return record?.isExpanded === true ? so : expand(so, key, record?.isKnown === true);
  }, view);
  // Among the neighbours of a crowded record the new one may be far down, so it brings itself.
  const isCrowded = shown.some((key) =>
    visible.records.get(key)?.groups.some(({ group }) => group.total > group.shown),
  );
  const absent = ends.filter((key) => !visible.records.has(key));
  const all = isCrowded ? absent.reduce((so, key) => expand(so, key, false), next) : next;
  return { ...all, at: shown[0] ?? view.at };
}
