import { ActionIcon, Button } from "@mantine/core";
import {
  IconArrowLeft,
  IconArrowRight,
  IconChevronDown,
  IconChevronRight,
  IconDots,
} from "@tabler/icons-react";
import type { CSSProperties, ReactNode } from "react";
import { Time } from "../../../components/ui/time.tsx";
import { otherEnd } from "./record-graph.ts";
import type { GraphWords } from "./graph-words.ts";
import { useInspectorActions } from "./inspector-actions.ts";
import { nodeFacts } from "./node-facts.tsx";
import { listLabel, moreLabel } from "./record-commands.ts";
import { RecordIcon } from "./record-icon.tsx";
import classes from "./record-tree.module.css";
import type { TreeRow } from "./tree-rows.ts";
import { canShowMore, type VisibleRecord } from "./visible-graph.ts";

interface RowProps {
  words: GraphWords;
  isActive: boolean;
  onChoose: () => void;
}

export function RecordRow({
  row,
  record,
  words,
  isActive,
  isSelected,
  isFound,
  onChoose,
}: RowProps & {
  row: Extract<TreeRow, { kind: "record" | "repeat" }>;
  record: VisibleRecord;
  isSelected: boolean;
  isFound: boolean | undefined;
}) {
  const actions = useInspectorActions();
  const { node, isExpanded, groups } = record;
  const canExpand =
    row.kind === "record" && !node.missing && (groups.length > 0 || !record.isKnown);
  return (
    <Row
      row={row}
      isActive={isActive}
      onChoose={onChoose}
      expanded={canExpand ? isExpanded : undefined}
      selected={isSelected}
      found={isFound}
      onMenu={(x, y) => actions.openMenu({ of: { record: node.key }, x, y })}
    >
      <td role="gridcell">
        <div className={classes.record}>
          {canExpand ? (
            <ActionIcon
              size={24}
              tabIndex={-1}
              aria-label={`${isExpanded ? "Collapse" : "Expand"} ${words.record(node)}`}
              onClick={() => (isExpanded ? actions.collapse(node.key) : actions.expand(node.key))}
            >
              {isExpanded ? (
                <IconChevronDown size={14} aria-hidden />
              ) : (
                <IconChevronRight size={14} aria-hidden />
              )}
            </ActionIcon>
          ) : (
            <span className={classes.noChevron} />
          )}
          <RecordIcon node={node} words={words} />
          <span className={classes.type}>{words.type(node)}</span>
          <span className={classes.title} dir="auto" data-missing={node.missing || undefined}>
            {node.title}
          </span>
          {node.missing ? <span className={classes.broken}>matches nothing</span> : null}
          {row.kind === "repeat" ? <span className={classes.dim}>also above or below</span> : null}
          <ActionIcon
            size={24}
            tabIndex={-1}
            className={classes.menu ?? ""}
            aria-label={`Menu of ${words.record(node)}`}
            onClick={(event) => {
              const { left, bottom } = event.currentTarget.getBoundingClientRect();
              onChoose();
              actions.openMenu({ of: { record: node.key }, x: left, y: bottom });
            }}
          >
            <IconDots size={14} aria-hidden />
          </ActionIcon>
        </div>
      </td>
      <td role="gridcell">{row.edge ? <Through row={row} words={words} /> : null}</td>
      <td role="gridcell" className={classes.facts}>
        {row.kind === "record"
          ? nodeFacts(node, words).map(({ name, label, value }) => (
              <span key={name}>
                <span className={classes.dim}>{label}</span> {value}
              </span>
            ))
          : null}
      </td>
      <td role="gridcell" className={classes.shares}>
        {row.kind === "repeat" || node.missing
          ? null
          : record.isKnown
            ? groups.map((group) => words.share(group)).join(", ") || "Nothing is linked"
            : "Not expanded"}
      </td>
      <td role="gridcell" className={classes.age}>
        {node.missing ? null : <Time unixSeconds={node.updated_at} />}
      </td>
    </Row>
  );
}

/** The attribute, and which of the two records has it. */
function Through({
  row: { edge, record },
  words,
}: {
  row: Extract<TreeRow, { kind: "record" | "repeat" }>;
  words: GraphWords;
}) {
  if (!edge) return null;
  const isReferredTo = edge.to === record;
  const Arrow = isReferredTo ? IconArrowRight : IconArrowLeft;
  const says = isReferredTo ? "refers to it" : "referred to by it";
  return (
    <span className={classes.through} title={`${words.edge(edge)}: ${says}`}>
      <Arrow
        size={12}
        stroke={1.5}
        role="img"
        aria-label={otherEnd(edge, record) === edge.from ? "to" : "from"}
      />
      {words.edge(edge)}
    </span>
  );
}

export function MoreRow({
  row,
  words,
  isActive,
  onChoose,
}: RowProps & { row: Extract<TreeRow, { kind: "more" }> }) {
  const actions = useInspectorActions();
  const isMore = canShowMore(row.group);
  const label = isMore ? moreLabel(row.group, words) : listLabel(row.group, words);
  return (
    <Row row={row} isActive={isActive} onChoose={onChoose}>
      <td role="gridcell" colSpan={5} aria-label={label}>
        <div className={classes.record}>
          <span className={classes.noChevron} />
          <Button
            variant="subtle"
            size="compact-xs"
            tabIndex={-1}
            onClick={() => (isMore ? actions.more : actions.list)(row.group)}
          >
            {label}
          </Button>
        </div>
      </td>
    </Row>
  );
}

function Row({
  row,
  isActive,
  onChoose,
  expanded,
  selected = false,
  found,
  onMenu,
  children,
}: {
  row: TreeRow;
  isActive: boolean;
  onChoose: () => void;
  expanded?: boolean | undefined;
  selected?: boolean;
  found?: boolean | undefined;
  onMenu?: (x: number, y: number) => void;
  children: ReactNode;
}) {
  const style: CSSProperties & Record<"--level", number> = { "--level": row.level };
  return (
    <tr
      role="row"
      data-row={row.key}
      tabIndex={isActive ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={expanded}
      aria-selected={selected}
      data-found={found}
      className={classes.row}
      style={style}
      onClick={(event) => {
        if (!(event.target instanceof Element && event.target.closest("button"))) onChoose();
      }}
      onContextMenu={(event) => {
        if (!onMenu) return;
        event.preventDefault();
        onChoose();
        onMenu(event.clientX, event.clientY);
      }}
    >
      {children}
    </tr>
  );
}
