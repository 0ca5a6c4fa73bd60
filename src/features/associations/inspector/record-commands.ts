import {
  IconArrowsDiagonal,
  IconExternalLink,
  IconEyeOff,
  IconFocus2,
  IconLink,
  IconList,
  IconMinus,
  IconPlus,
  IconPointer,
  IconRoute,
  IconUnlink,
  type Icon,
} from "@tabler/icons-react";
import {
  neighbourGroupSize,
  type GraphEdge,
  type RecordKey,
} from "../../../../contract/neighbourhood.ts";
import { formatCount } from "../../../lib/format.ts";
import type { GraphWords } from "./graph-words.ts";
import type { InspectorActions } from "./inspector-actions.ts";
import { attributeCode, type InspectorView } from "./inspector-view.ts";
import { unlinkChange } from "./link-choices.ts";
import { otherEnd } from "./record-graph.ts";
import {
  canShowMore,
  isBeyondPicture,
  remaining,
  type VisibleGraph,
  type VisibleGroup,
} from "./visible-graph.ts";

/** Something that can be done with a record, by its name, its key or a click. */
export interface Command {
  id: string;
  label: string;
  icon: Icon;
  keys?: string;
  run: () => void;
}

export function recordCommands(
  visible: VisibleGraph,
  words: GraphWords,
  actions: InspectorActions,
  key: RecordKey,
  view: InspectorView,
): Command[] {
  const record = visible.records.get(key);
  if (!record) return [];
  const isFocus = visible.records.keys().next().value === key;
  const { node, isExpanded, groups, cameBy } = record;
  const commands: (Command | false)[] = [
    !isExpanded &&
      !node.missing && {
        id: "expand",
        label: "Expand",
        icon: IconArrowsDiagonal,
        keys: "Enter",
        run: () => actions.expand(key),
      },
    ...(isExpanded ? groups : []).flatMap((group) => groupCommands(group, words, actions)),
    isExpanded &&
      groups.length > 0 && {
        id: "collapse",
        label: "Collapse",
        icon: IconMinus,
        keys: "C",
        run: () => actions.collapse(key),
      },
    !isFocus &&
      !node.missing && {
        id: "focus",
        label: "Focus here",
        icon: IconFocus2,
        keys: "F",
        run: () => actions.focus(key),
      },
    !node.missing && {
      id: "open",
      label: `Open ${words.type(node).toLowerCase()}`,
      icon: IconExternalLink,
      keys: "O",
      run: () => actions.openPage(key),
    },
    !node.missing && {
      id: "link",
      label: "Link to…",
      icon: IconLink,
      keys: "L",
      run: () => actions.link(key),
    },
    cameBy !== undefined &&
      unlinkChange(cameBy, visible, words) !== undefined && {
        id: "unlink",
        label: `Unlink from ${words.title(visible, otherEnd(cameBy, key))}`,
        icon: IconUnlink,
        run: () => actions.unlink(cameBy),
      },
    !node.missing && {
      id: "path",
      label: pathLabel(view, key),
      icon: IconRoute,
      keys: "P",
      run: () => actions.markPath(key),
    },
    !isFocus && {
      id: "dismiss",
      label: "Dismiss",
      icon: IconEyeOff,
      keys: "Delete",
      run: () => actions.dismiss(key),
    },
  ];
  return commands.filter((command) => command !== false);
}

function groupCommands(
  group: VisibleGroup,
  words: GraphWords,
  actions: InspectorActions,
): (Command | false)[] {
  const id = `${group.group.direction} ${group.group.attribute_id}`;
  return [
    canShowMore(group) && {
      id: `more ${id}`,
      label: moreLabel(group, words),
      icon: IconPlus,
      run: () => actions.more(group),
    },
    isBeyondPicture(group) && {
      id: `list ${id}`,
      label: listLabel(group, words),
      icon: IconList,
      run: () => actions.list(group),
    },
  ];
}

/** What can be done with an edge, without which there would be no way to it but through its ends. */
export function edgeCommands(
  visible: VisibleGraph,
  words: GraphWords,
  actions: InspectorActions,
  edge: GraphEdge,
): Command[] {
  const ends = [edge.from, edge.to].map((key) => ({
    id: `select ${key}`,
    label: `Select ${words.title(visible, key)}`,
    icon: IconPointer,
    run: () => actions.select(key),
  }));
  const hide = {
    id: "hide",
    label: `Hide all “${words.owner(edge)} → ${words.edge(edge)}”`,
    icon: IconEyeOff,
    run: () => actions.toggleHidden(attributeCode(edge.attribute_id)),
  };
  if (!unlinkChange(edge, visible, words)) return [...ends, hide];
  const unlink = {
    id: "unlink",
    label: "Unlink",
    icon: IconUnlink,
    run: () => actions.unlink(edge),
  };
  return [unlink, ...ends, hide];
}

function pathLabel({ from, to }: InspectorView, key: RecordKey): string {
  return from !== undefined && to === undefined && from !== key ? "Path to here" : "Path from here";
}

/** `Show 25 more orders (25 of 400)`. */
export function moreLabel(visibleGroup: VisibleGroup, words: GraphWords): string {
  const { group, shown } = visibleGroup;
  const next = Math.min(remaining(visibleGroup), neighbourGroupSize);
  const { one, many } = words.group(group);
  const total = `${group.is_exact ? "" : "at least "}${formatCount(group.total)}`;
  return `Show ${next} more ${next === 1 ? one : many} (${formatCount(shown)} of ${total})`;
}

/** `See all 5,000 orders in a list`. */
export function listLabel({ group }: VisibleGroup, words: GraphWords): string {
  return group.is_exact
    ? `See all ${words.total(group)} in a list`
    : `See all ${words.group(group).many} in a list`;
}
