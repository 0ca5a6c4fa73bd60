import type { GraphWords } from "./graph-words.ts";
import type { InspectorActions, MenuTarget } from "./inspector-actions.ts";
import type { InspectorView } from "./inspector-view.ts";
import { edgeCommands, recordCommands } from "./record-commands.ts";
import { RecordMenu } from "./record-menu.tsx";
import type { VisibleGraph } from "./visible-graph.ts";

/** The menu of what was pressed, whether a record or an edge. */
export function InspectorMenu({
  target: { of, x, y },
  visible,
  words,
  actions,
  view,
  onClose,
}: {
  target: MenuTarget;
  visible: VisibleGraph;
  words: GraphWords;
  actions: InspectorActions;
  view: InspectorView;
  onClose: () => void;
}) {
  if ("record" in of) {
    const title = words.title(visible, of.record);
    const commands = recordCommands(visible, words, actions, of.record, view);
    return <RecordMenu title={title} commands={commands} x={x} y={y} onClose={onClose} />;
  }
  const { edge } = of;
  const title = `${words.title(visible, edge.from)} – ${words.edge(edge)} → ${words.title(visible, edge.to)}`;
  const commands = edgeCommands(visible, words, actions, edge);
  return <RecordMenu title={title} commands={commands} x={x} y={y} onClose={onClose} />;
}
