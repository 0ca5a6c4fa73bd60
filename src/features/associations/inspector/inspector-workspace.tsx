import { VisuallyHidden } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { Suspense, useMemo, useRef, useState } from "react";
import { lazyPart } from "../../../components/ui/lazy-part.ts";
import type { Path } from "../../../../contract/neighbourhood.ts";
import { RecordSkeleton } from "../../../components/ui/record-skeleton.tsx";
import type { SavedChange } from "../link-change.ts";
import { findMatches } from "./find-matches.ts";
import type { GraphWords } from "./graph-words.ts";
import { InspectorActionsContext, type MenuTarget } from "./inspector-actions.ts";
import { InspectorLines } from "./inspector-lines.tsx";
import { InspectorMenu } from "./inspector-menu.tsx";
import { InspectorToolbar } from "./inspector-toolbar.tsx";
import type { InspectorView } from "./inspector-view.ts";
import classes from "./inspector.module.css";
import { KeyHelp } from "./key-help.tsx";
import { Legend } from "./legend.tsx";
import type { LinkTask } from "./link-flow.tsx";
import type { Placement } from "./place-records.ts";
import type { RecordGraph } from "./record-graph.ts";
import { RecordTree } from "./record-tree.tsx";
import { showLink } from "./show-link.ts";
import { SelectedRecord } from "./side-panel.tsx";
import { useInspectorKeys } from "./use-inspector-keys.ts";
import { useInspectorView } from "./use-inspector-view.ts";
import { useStableActions } from "./use-stable-actions.ts";
import { useViewActions } from "./use-view-actions.ts";
import type { VisibleGraph } from "./visible-graph.ts";

const RecordPicture = lazyPart(async () => (await import("./record-picture.tsx")).RecordPicture);
const LinkFlow = lazyPart(async () => (await import("./link-flow.tsx")).LinkFlow);

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
  const [linking, setLinking] = useState<LinkTask>();
  const [saved, setSaved] = useState<SavedChange & { time: number }>();
  const [isHelpOpen, help] = useDisclosure();
  const history = useInspectorView();
  const start = (task: LinkTask) => {
    setSaved(undefined);
    setLinking(task);
  };
  const actions = useViewActions(view, visible, history, setMenu, start, words);
  const stable = useStableActions(actions);
  const toggleView = () =>
    history.step({ ...view, view: shows === "picture" ? "table" : "picture" });
  const onKeyDown = useInspectorKeys(view, actions, history, {
    toggleView,
    search: () => find.current?.focus(),
    help: help.open,
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
        <div className={classes.head}>
          <InspectorToolbar
            {...props}
            shows={shows}
            history={history}
            found={found}
            findRef={find}
            isFetching={isFetching}
            onLeaveFind={focusRoom}
            onToggleView={toggleView}
            onHelp={help.open}
          />
          <InspectorLines
            {...props}
            saved={saved}
            onUndone={() => setSaved({ text: "Undone.", undo: undefined, time: Date.now() })}
            onCloseSaved={() => setSaved(undefined)}
            onClearPath={() => history.step({ ...view, from: undefined, to: undefined })}
            onRestore={() => history.step({ ...view, dismissed: [] })}
          />
        </div>
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
          {selected ? (
            <SelectedRecord record={selected} visible={visible} words={words} view={view} />
          ) : null}
          <Legend graph={graph} words={words} view={view} onToggle={actions.toggleHidden} />
        </aside>
        <VisuallyHidden role="status">{selected ? words.place(selected) : ""}</VisuallyHidden>
        {menu ? (
          <InspectorMenu
            target={menu}
            visible={visible}
            words={words}
            actions={actions}
            view={view}
            onClose={() => {
              setMenu(undefined);
              focusRoom();
            }}
          />
        ) : null}
        <KeyHelp
          opened={isHelpOpen}
          onClose={() => {
            help.close();
            focusRoom();
          }}
        />
        {linking ? (
          <Suspense>
            <LinkFlow
              task={linking}
              onSaved={(change, choice) => {
                setSaved({ ...change, time: Date.now() });
                const next = showLink(view, visible, choice, change);
                if (next !== view) history.step(next);
              }}
              onEnd={() => {
                setLinking(undefined);
                focusRoom();
              }}
            />
          </Suspense>
        ) : null}
      </div>
    </InspectorActionsContext>
  );
}
