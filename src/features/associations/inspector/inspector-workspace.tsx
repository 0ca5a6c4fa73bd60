import { VisuallyHidden } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import type { Path } from "../../../../contract/neighbourhood.ts";
import { RecordSkeleton } from "../../../components/ui/record-skeleton.tsx";
import { findMatches } from "./find-matches.ts";
import type { GraphWords } from "./graph-words.ts";
import { InspectorActionsContext, type MenuTarget } from "./inspector-actions.ts";
import { InspectorToolbar } from "./inspector-toolbar.tsx";
import type { InspectorView } from "./inspector-view.ts";
import classes from "./inspector.module.css";
import { Legend } from "./legend.tsx";
import type { Placement } from "./place-records.ts";
import { recordCommands } from "./record-commands.ts";
import type { RecordGraph } from "./record-graph.ts";
import { RecordMenu } from "./record-menu.tsx";
import { RecordTree } from "./record-tree.tsx";
import { SelectedRecord } from "./side-panel.tsx";
import { useInspectorKeys } from "./use-inspector-keys.ts";
import { useInspectorView } from "./use-inspector-view.ts";
import { useStableActions } from "./use-stable-actions.ts";
import { useViewActions } from "./use-view-actions.ts";
import { toggleHidden } from "./view-steps.ts";
import type { VisibleGraph } from "./visible-graph.ts";

const RecordPicture = lazy(async () => ({
  default: (await import("./record-picture.tsx")).RecordPicture,
}));

export interface InspectorWorkspaceProps {
  view: InspectorView;
  graph: RecordGraph;
  visible: VisibleGraph;
  placement: Placement;
  words: GraphWords;
  path: Path | undefined;
  isFetching: boolean;
}

/** The picture or the table, and beside it what is selected and what it all means. */
export function InspectorWorkspace(props: InspectorWorkspaceProps) {
  const { view, graph, visible, placement, words, path, isFetching } = props;
  const isPhone = useMediaQuery("(max-width: 640px)", false, { getInitialValueInEffect: false });
  const shows = view.view ?? (isPhone ? "table" : "picture");
  const room = useRef<HTMLDivElement>(null);
  const find = useRef<HTMLInputElement>(null);
  const [menu, setMenu] = useState<MenuTarget>();
  const history = useInspectorView();
  const actions = useViewActions(view, visible, history, setMenu);
  const stable = useStableActions(actions);
  const toggleView = () =>
    history.step({ ...view, view: shows === "picture" ? "table" : "picture" });
  const onKeyDown = useInspectorKeys(view, actions, history, {
    toggleView,
    search: () => find.current?.focus(),
  });
  const found = useMemo(
    () => (view.find === "" ? undefined : findMatches(visible, words, view.find)),
    [visible, words, view.find],
  );
  const focusRoom = () =>
    room.current?.querySelector<HTMLElement>("[data-picture], [data-row][tabindex='0']")?.focus();

  const selected = visible.records.get(view.at);
  return (
    <InspectorActionsContext value={stable}>
      <div role="presentation" className={classes.inspector} onKeyDown={onKeyDown}>
        <InspectorToolbar
          view={view}
          shows={shows}
          history={history}
          found={found}
          findRef={find}
          isFetching={isFetching}
          onLeaveFind={focusRoom}
          onToggleView={toggleView}
        />
        <div ref={room} className={classes.room} data-picture-room>
          {shows === "picture" ? (
            <Suspense fallback={<RecordSkeleton />}>
              <RecordPicture
                visible={visible}
                placement={placement}
                words={words}
                view={view}
                path={path}
              />
            </Suspense>
          ) : (
            <RecordTree
              visible={visible}
              words={words}
              view={view}
              found={found && new Set(found)}
            />
          )}
        </div>
        <aside aria-label="Selection and legend" className={classes.aside}>
          {selected ? <SelectedRecord record={selected} visible={visible} words={words} /> : null}
          <Legend
            graph={graph}
            words={words}
            view={view}
            onToggle={(code) => history.step(toggleHidden(view, code))}
          />
        </aside>
        <VisuallyHidden role="status">{selected ? words.place(selected) : ""}</VisuallyHidden>
        {menu && "record" in menu.of ? (
          <RecordMenu
            title={words.title(visible, menu.of.record)}
            commands={recordCommands(visible, words, actions, menu.of.record)}
            x={menu.x}
            y={menu.y}
            onClose={() => {
              setMenu(undefined);
              focusRoom();
            }}
          />
        ) : null}
      </div>
    </InspectorActionsContext>
  );
}
