import { createContext, use } from "react";
import type { GraphEdge, RecordKey } from "../../../../contract/neighbourhood.ts";
import type { PictureViewport } from "./picture-viewport.ts";
import type { VisibleGroup } from "./visible-graph.ts";

/** What a menu was opened for, and where on the screen. */
export interface MenuTarget {
  of: { record: RecordKey } | { edge: GraphEdge };
  x: number;
  y: number;
}

/** What can be done with the records on the screen, from the picture, the table, the menu and the keyboard alike. */
export interface InspectorActions {
  select: (record: RecordKey) => void;
  /** The picture was moved or zoomed. */
  look: (viewport: PictureViewport) => void;
  /** Shows its neighbours, or more of them; where several groups have more, the menu asks of which. */
  expand: (record: RecordKey) => void;
  collapse: (record: RecordKey) => void;
  more: (group: VisibleGroup) => void;
  /** Leaves for the list of all of a group. */
  list: (group: VisibleGroup) => void;
  dismiss: (record: RecordKey) => void;
  focus: (record: RecordKey) => void;
  openPage: (record: RecordKey) => void;
  openMenu: (target: MenuTarget) => void;
  /** The first time one end of a path, the second time the other. */
  markPath: (record: RecordKey) => void;
  /** Asks what to link a record to. */
  link: (record: RecordKey) => void;
  connect: (from: RecordKey, to: RecordKey) => void;
  unlink: (edge: GraphEdge) => void;
  /** Hides everything that goes by the attribute of an edge, or shows it again. */
  toggleHidden: (code: string) => void;
}

export const InspectorActionsContext = createContext<InspectorActions | undefined>(undefined);

export function useInspectorActions(): InspectorActions {
  const actions = use(InspectorActionsContext);
  if (!actions) throw new Error("There is no inspector around this");
  return actions;
}
