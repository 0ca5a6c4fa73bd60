import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
} from "react";
import type { GraphWords } from "./graph-words.ts";
import { useInspectorActions } from "./inspector-actions.ts";
import type { InspectorView } from "./inspector-view.ts";
import classes from "./record-tree.module.css";
import { MoreRow, RecordRow } from "./tree-row.tsx";
import { treeRows, type TreeRow } from "./tree-rows.ts";
import { canShowMore, type VisibleGraph } from "./visible-graph.ts";

/** What the picture shows as a table, row by row from the focus outwards. */
export function RecordTree({
  visible,
  words,
  view,
  found,
}: {
  visible: VisibleGraph;
  words: GraphWords;
  view: InspectorView;
  found: ReadonlySet<string> | undefined;
}) {
  const actions = useInspectorActions();
  const table = useRef<HTMLTableElement>(null);
  const hasFocus = useRef(false);
  const [chosen, setChosen] = useState<string>();
  const rows = treeRows(visible);
  const active = activeRow(rows, chosen, view);
  const rowElement = (key: string | undefined) =>
    table.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key ?? "")}"]`);

  // A row that goes away takes the focus with it; it belongs to the row that is active then.
  useLayoutEffect(() => {
    if (hasFocus.current && !table.current?.contains(document.activeElement))
      rowElement(active?.key)?.focus();
  });

  // The keys belong to the table, so this is where one starts.
  const focusActive = useEffectEvent(() => rowElement(active?.key)?.focus());
  useEffect(() => focusActive(), []);

  function choose(row: TreeRow | undefined): void {
    if (!row) return;
    setChosen(row.key);
    if (row.kind !== "more" && row.record !== view.at) actions.select(row.record);
    rowElement(row.key)?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isRow = event.target instanceof HTMLElement && event.target.dataset["row"] !== undefined;
    if (!isRow || !active || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = rows.indexOf(active);
    const handled = moveBy(event.key, index) || openOrClose(event.key, index);
    if (handled) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  function moveBy(key: string, index: number): boolean {
    const targets: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const target = targets[key];
    if (target === undefined) return false;
    choose(rows[target]);
    return true;
  }

  function openOrClose(key: string, index: number): boolean {
    const row = rows[index];
    if (!row) return false;
    const record = row.kind === "record" ? visible.records.get(row.record) : undefined;
    if (key === "Enter" && row.kind === "more")
      (canShowMore(row.group) ? actions.more : actions.list)(row.group);
    else if (key === "ArrowRight" && record && !record.isExpanded && !record.node.missing)
      actions.expand(record.node.key);
    else if (key === "ArrowRight" && (rows[index + 1]?.level ?? 0) > row.level)
      choose(rows[index + 1]);
    else if (key === "ArrowLeft" && record?.isExpanded && (rows[index + 1]?.level ?? 0) > row.level)
      actions.collapse(record.node.key);
    else if (key === "ArrowLeft")
      choose(rows.slice(0, index).findLast(({ level }) => level < row.level));
    else return false;
    return true;
  }

  return (
    <div className={classes.scroll} data-tree>
      <table
        ref={table}
        role="treegrid"
        aria-label="Associations"
        className={classes.tree}
        onKeyDown={onKeyDown}
        onFocus={() => {
          hasFocus.current = true;
        }}
        onBlur={() => {
          hasFocus.current = false;
        }}
      >
        <thead>
          <tr>
            <th scope="col">Record</th>
            <th scope="col">Through</th>
            <th scope="col">Attributes</th>
            <th scope="col">Linked</th>
            <th scope="col">Updated</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const isActive = row === active;
            const common = { words, isActive, onChoose: () => choose(row) };
            if (row.kind === "more") return <MoreRow key={row.key} row={row} {...common} />;
            const record = visible.records.get(row.record);
            return record ? (
              <RecordRow
                key={row.key}
                row={row}
                record={record}
                isSelected={row.record === view.at}
                isFound={found?.has(row.record)}
                {...common}
              />
            ) : null;
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The row that was chosen, as long as it stands for what is selected; else the selected record's own row. */
function activeRow(
  rows: TreeRow[],
  chosen: string | undefined,
  view: InspectorView,
): TreeRow | undefined {
  const row = rows.find(({ key }) => key === chosen);
  if (row && (row.kind === "more" || row.record === view.at)) return row;
  return rows.find(({ kind, key }) => kind === "record" && key === view.at) ?? rows[0];
}
