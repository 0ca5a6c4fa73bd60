import { useLayoutEffect, useRef, useState } from "react";
import type { InspectorActions } from "./inspector-actions.ts";

/** The same object for good, which does what the newest actions do: hundreds of cards need not be drawn again for it. */
export function useStableActions(actions: InspectorActions): InspectorActions {
  const newest = useRef(actions);
  useLayoutEffect(() => {
    newest.current = actions;
  });
  const [stable] = useState<InspectorActions>(() => ({
    select: (record) => newest.current.select(record),
    look: (viewport) => newest.current.look(viewport),
    expand: (record) => newest.current.expand(record),
    collapse: (record) => newest.current.collapse(record),
    more: (group) => newest.current.more(group),
    list: (group) => newest.current.list(group),
    dismiss: (record) => newest.current.dismiss(record),
    focus: (record) => newest.current.focus(record),
    openPage: (record) => newest.current.openPage(record),
    openMenu: (target) => newest.current.openMenu(target),
    markPath: (record) => newest.current.markPath(record),
    link: (record) => newest.current.link(record),
    connect: (from, to) => newest.current.connect(from, to),
    unlink: (edge) => newest.current.unlink(edge),
    toggleHidden: (code) => newest.current.toggleHidden(code),
  }));
  return stable;
}
