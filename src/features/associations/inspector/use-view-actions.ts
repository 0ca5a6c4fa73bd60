import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import type { InspectorActions, MenuTarget } from "./inspector-actions.ts";
import type { InspectorView } from "./inspector-view.ts";
import { otherEnd } from "./record-graph.ts";
import { recordOf } from "./record-codes.ts";
import type { GraphWords } from "./graph-words.ts";
import { prefetchStep } from "./neighbourhood-queries.ts";
import { connectChoices, linkChoices, unlinkChange } from "./link-choices.ts";
import type { LinkTask } from "./link-flow.tsx";
import type { ViewHistory } from "./use-inspector-view.ts";
import { collapse, dismiss, expand, focusOn, showMore, toggleHidden } from "./view-steps.ts";
import { canShowMore, remaining, type VisibleGraph, type VisibleGroup } from "./visible-graph.ts";

/** What people do on the screen, turned into steps of the view. */
export function useViewActions(
  view: InspectorView,
  visible: VisibleGraph,
  { step, amend }: ViewHistory,
  openMenu: (target: MenuTarget) => void,
  startLinking: (task: LinkTask) => void,
  words: GraphWords,
): InspectorActions {
  const navigate = useNavigate();
  const client = useQueryClient();

  /** Asks for what a step shows at once, not when the address has changed and the screen was drawn again. */
  function read(next: InspectorView): void {
    const last = next.steps.at(-1);
    if (last && last !== view.steps.at(-1)) void prefetchStep(client, last);
    step(next);
  }

  function expandOrMore(key: RecordKey): void {
    const record = visible.records.get(key);
    if (!record || record.node.missing) return;
    if (!record.isExpanded) {
      read(expand(view, key, record.isKnown));
      return;
    }
    const [only, ...others] = record.groups.filter((group) => remaining(group) > 0);
    if (only && others.length === 0 && canShowMore(only))
      read(showMore(view, only.group, only.neighbours));
    else if (only) openMenu({ of: { record: key }, ...placeOnScreen(key) });
  }

  function openPage(key: RecordKey): void {
    const node = visible.records.get(key)?.node;
    if (!node || node.missing) return;
    const { kind, id } = recordOf(key);
    if (kind === "contact") void navigate({ to: "/contacts/$id", params: { id } });
    else if (kind === "conversation") void navigate({ to: "/conversations/$id", params: { id } });
    else
      void navigate({
        to: "/objects/$type/$id",
        params: { type: node.object_type_id ?? "", id },
      });
  }

  /** Where no list is narrowed to a record, its own page has all that hangs on it. */
  function listGroup({ group }: VisibleGroup): void {
    const { kind, id } = recordOf(group.record);
    const type = words.attribute(group.attribute_id)?.reference?.object_type_id;
    if (kind === "contact" && group.attribute_id === null)
      void navigate({ to: "/conversations", search: { contact_id: id } });
    else if (kind !== "instance" && type)
      void navigate({ to: "/objects/$type", params: { type }, search: { [kind]: id } });
    else openPage(group.record);
  }

  return {
    select: (at) => {
      if (at !== view.at) amend({ ...view, at });
    },
    look: (viewport) => amend({ ...view, viewport }),
    expand: expandOrMore,
    collapse: (key) => {
      const record = visible.records.get(key);
      if (record?.isExpanded && record.groups.length > 0) step(collapse(view, key));
    },
    more: ({ group, neighbours }) => read(showMore(view, group, neighbours)),
    dismiss: (key) => {
      const cameBy = visible.records.get(key)?.cameBy;
      if (key !== view.focus) step(dismiss(view, key, cameBy ? otherEnd(cameBy, key) : view.focus));
    },
    focus: (key) => {
      if (key !== view.focus && !visible.records.get(key)?.node.missing) step(focusOn(view, key));
    },
    openPage,
    list: listGroup,
    openMenu,
    markPath: (key) => {
      if (visible.records.get(key)?.node.missing) return;
      if (view.from === undefined || view.to !== undefined)
        step({ ...view, from: key, to: undefined, at: key });
      else if (view.from !== key) step({ ...view, to: key, at: key });
    },
    link: (key) => {
      const node = visible.records.get(key)?.node;
      if (node && !node.missing)
        startLinking({ title: `Link ${words.record(node)}`, choices: linkChoices(node, words) });
    },
    connect: (from, to) => {
      const one = visible.records.get(from)?.node;
      const other = visible.records.get(to)?.node;
      if (one && other && !one.missing && !other.missing)
        startLinking({
          title: `Link ${words.record(one)} and ${words.record(other)}`,
          choices: connectChoices(one, other, words),
        });
    },
    unlink: (edge) => {
      const change = unlinkChange(edge, visible, words);
      if (change) startLinking({ title: "Unlink", choices: [{ label: "Unlink", change }] });
    },
    toggleHidden: (code) => step(toggleHidden(view, code)),
  };
}

/** Below the card or the row of a record. */
export function placeOnScreen(key: RecordKey): { x: number; y: number } {
  const name = CSS.escape(key);
  const element = document.querySelector(`[data-id="${name}"], [data-row="${name}"]`);
  const { left = 100, bottom = 100 } = element?.getBoundingClientRect() ?? {};
  return { x: left + 24, y: bottom };
}
