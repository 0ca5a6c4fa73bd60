import { Button, CloseButton } from "@mantine/core";
import type { Path } from "../../../../contract/neighbourhood.ts";
import { formatQuantity } from "../../../lib/format.ts";
import type { SavedChange } from "../link-change.ts";
import { SavedChangeLine } from "../saved-change-line.tsx";
import type { GraphWords } from "./graph-words.ts";
import type { InspectorView } from "./inspector-view.ts";
import classes from "./inspector.module.css";
import { PathLine } from "./path-line.tsx";
import type { RecordGraph } from "./record-graph.ts";

/** What there is to say about the view as a whole, a line each: a path, what was saved, what is not shown. */
export function InspectorLines({
  view,
  graph,
  path,
  words,
  saved,
  onUndone,
  onCloseSaved,
  onClearPath,
  onRestore,
}: {
  view: InspectorView;
  graph: RecordGraph;
  path: Path | undefined;
  words: GraphWords;
  saved: (SavedChange & { time: number }) | undefined;
  onUndone: () => void;
  onCloseSaved: () => void;
  onClearPath: () => void;
  onRestore: () => void;
}) {
  return (
    <>
      <PathLine view={view} graph={graph} path={path} words={words} onClear={onClearPath} />
      <div role="status">
        {saved ? (
          <div className={classes.line}>
            <div className={classes.lineText}>
              <SavedChangeLine key={saved.time} saved={saved} onUndone={onUndone} />
            </div>
            <CloseButton size={24} aria-label="Close this line" onClick={onCloseSaved} />
          </div>
        ) : null}
      </div>
      {view.dismissed.length > 0 ? (
        <div className={classes.line}>
          <span className={classes.lineText}>
            {formatQuantity(view.dismissed.length, "record")} dismissed.
          </span>
          <Button variant="subtle" size="compact-xs" onClick={onRestore}>
            Bring back
          </Button>
        </div>
      ) : null}
      {graph.isCut ? (
        <p className={classes.line}>
          This is not all: records beyond 500 or links beyond 1,500 at a time are left out. Fewer
          hops or another focus show the rest.
        </p>
      ) : null}
    </>
  );
}
