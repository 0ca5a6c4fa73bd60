import type { KeyboardEvent } from "react";
import type { InspectorActions } from "./inspector-actions.ts";
import type { InspectorView } from "./inspector-view.ts";
import type { ViewHistory } from "./use-inspector-view.ts";
import { placeOnScreen } from "./use-view-actions.ts";

/** What the keys do beside acting on the selected record. */
export interface KeyTargets {
  toggleView: () => void;
  search: () => void;
  help: () => void;
}

/** The keys that mean the same in the picture and in the table. */
export function useInspectorKeys(
  view: InspectorView,
  actions: InspectorActions,
  { undo, redo }: ViewHistory,
  targets: KeyTargets,
): (event: KeyboardEvent) => void {
  const { at } = view;
  const menu = () => actions.openMenu({ of: { record: at }, ...placeOnScreen(at) });
  const plain: Record<string, () => void> = {
    Enter: () => actions.expand(at),
    c: () => actions.collapse(at),
    Delete: () => actions.dismiss(at),
    f: () => actions.focus(at),
    o: () => actions.openPage(at),
    l: () => actions.link(at),
    p: () => actions.markPath(at),
    m: menu,
    ContextMenu: menu,
    Home: () => actions.select(view.focus),
    t: targets.toggleView,
    "/": targets.search,
    "?": targets.help,
  };
  return (event) => {
    const { target, key, shiftKey } = event;
    // What is typed in a dialog, a menu or a field bubbles here too and is not meant for the view.
    const isOurs = target instanceof HTMLElement && event.currentTarget.contains(target);
    if (!isOurs || target.closest("input, textarea, select")) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const name = key.length === 1 ? key.toLowerCase() : key;
    const run = isCommand
      ? { z: shiftKey ? redo : undo, y: redo }[name]
      : event.altKey || (target.closest("button, a") && key === "Enter")
        ? undefined
        : shiftKey && key === "F10"
          ? menu
          : plain[name];
    if (!run) return;
    event.preventDefault();
    run();
  };
}
