import {
  IconArrowsDiagonal,
  IconExternalLink,
  IconEyeOff,
  IconFocus2,
  IconMinus,
  IconPlus,
  type Icon,
} from "@tabler/icons-react";
import { neighbourGroupSize, type RecordKey } from "../../../../contract/neighbourhood.ts";
import { formatCount } from "../../../lib/format.ts";
import type { GraphWords } from "./graph-words.ts";
import type { InspectorActions } from "./inspector-actions.ts";
import { remaining, type VisibleGraph, type VisibleGroup } from "./visible-graph.ts";

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
): Command[] {
  const record = visible.records.get(key);
  if (!record) return [];
  const isFocus = visible.records.keys().next().value === key;
  const { node, isExpanded, groups } = record;
  const commands: (Command | false)[] = [
    !isExpanded &&
      !node.missing && {
        id: "expand",
        label: "Expand",
        icon: IconArrowsDiagonal,
        keys: "Enter",
        run: () => actions.expand(key),
      },
    ...(isExpanded ? groups : []).map(
      (group) =>
        remaining(group) > 0 && {
          id: `more ${group.group.direction} ${group.group.attribute_id}`,
          label: moreLabel(group, words),
          icon: IconPlus,
          run: () => actions.more(group),
        },
    ),
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

/** `Show 25 more orders (25 of 400)`. */
export function moreLabel(visibleGroup: VisibleGroup, words: GraphWords): string {
  const { group, shown } = visibleGroup;
  const next = Math.min(remaining(visibleGroup), neighbourGroupSize);
  const { one, many } = words.group(group);
  const total = `${group.is_exact ? "" : "at least "}${formatCount(group.total)}`;
  return `Show ${next} more ${next === 1 ? one : many} (${formatCount(shown)} of ${total})`;
}
