import { useLocation, useNavigate, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import type { InspectorSearch } from "./inspector-search.ts";
import { formatView, type InspectorView } from "./inspector-view.ts";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** How many steps of the inspector lie before this entry of the browser's history, without a gap. */
    inspectorSteps?: number;
  }
}

export interface ViewHistory {
  /** A step that Back and undo take back. */
  step: (view: InspectorView) => void;
  /** What is no step, such as another selection. */
  amend: (view: InspectorView) => void;
  undo: (() => void) | undefined;
  redo: (() => void) | undefined;
}

/** Undo and redo are Back and Forward, so they and the address are always in step; undo ends where the picture was opened. */
export function useInspectorView(): ViewHistory {
  const navigate = useNavigate();
  const { history } = useRouter();
  const done = useLocation({ select: ({ state }) => state.inspectorSteps ?? 0 });
  const [most, setMost] = useState(done);
  if (done > most) setMost(done);

  function go(search: InspectorSearch, inspectorSteps: number, replace: boolean): void {
    void navigate({
      to: "/associations",
      search,
      state: (state) => ({ ...state, inspectorSteps }),
      replace,
      resetScroll: false,
    });
  }

  return {
    step: (view) => {
      setMost(done + 1);
      go(formatView(view), done + 1, false);
    },
    amend: (view) => go(formatView(view), done, true),
    undo: done > 0 ? () => history.back() : undefined,
    redo: most > done ? () => history.forward() : undefined,
  };
}
