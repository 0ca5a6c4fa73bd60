import {
  largestNeighbourGroup,
  neighbourGroupSize,
  type NeighbourGroup,
  type RecordKey,
} from "../../../../contract/neighbourhood.ts";
import { groupKey } from "./record-graph.ts";
import type { InspectorView } from "./inspector-view.ts";

/** Shows what is around a record; one that was collapsed opens again as it was. `isKnown`: its neighbours are there already. */
export function expand(view: InspectorView, record: RecordKey, isKnown: boolean): InspectorView {
  const collapsed = view.collapsed.filter((key) => key !== record);
  const steps = isKnown ? view.steps : [...view.steps, { act: "expand" as const, record }];
  return { ...view, steps, collapsed, at: record };
}

export function collapse(view: InspectorView, record: RecordKey): InspectorView {
  const others = view.collapsed.filter((key) => key !== record);
  return { ...view, collapsed: [...others, record], at: record };
}

/** The next 25 of a group, and those of it that were dismissed. */
export function showMore(
  view: InspectorView,
  group: NeighbourGroup,
  neighbours: RecordKey[],
): InspectorView {
  const dismissed = view.dismissed.filter((key) => !neighbours.includes(key));
  if (group.shown >= group.total || group.shown >= largestNeighbourGroup)
    return { ...view, dismissed };
  const { record, attribute_id, direction } = group;
  const limit = Math.min(group.shown + neighbourGroupSize, largestNeighbourGroup);
  const last = view.steps.at(-1);
  const isRepeated = last?.act === "more" && groupKey(last) === groupKey(group);
  // Asking for more of the same puts nothing between the two, so one step says both.
  const earlier = isRepeated ? view.steps.slice(0, -1) : view.steps;
  const tidied = Math.min(view.tidied, earlier.length);
  const step = { act: "more" as const, record, attribute_id, direction, limit };
  return { ...view, dismissed, steps: [...earlier, step], tidied, at: record };
}

/** Takes a record off the screen; what was selected there is left for the record it came with. */
export function dismiss(view: InspectorView, record: RecordKey, next: RecordKey): InspectorView {
  if (record === view.focus) return view;
  const dismissed = [...view.dismissed.filter((key) => key !== record), record];
  return { ...view, dismissed, at: view.at === record ? next : view.at };
}

/** Starts anew around another record; what the legend hides stays hidden. */
export function focusOn(view: InspectorView, record: RecordKey): InspectorView {
  return {
    ...view,
    focus: record,
    at: record,
    depth: 1,
    steps: [],
    collapsed: [],
    dismissed: [],
    tidied: 0,
    viewport: undefined,
    from: undefined,
    to: undefined,
    find: "",
  };
}

export function toggleHidden(view: InspectorView, code: string): InspectorView {
  const hidden = view.hidden.includes(code)
    ? view.hidden.filter((other) => other !== code)
    : [...view.hidden, code];
  return { ...view, hidden };
}

/** Lays everything out anew as if all of it had come at once. */
export function tidy(view: InspectorView): InspectorView {
  return { ...view, tidied: view.steps.length };
}
