import { IconArrowsDiagonal, IconMinus, IconPlus } from "@tabler/icons-react";
import { Handle, Position, type Node, type NodeProps } from "@xyflow/react";
import { createContext, memo, use, type MouseEvent, type ReactNode } from "react";
import { formatAge, formatCount } from "../../../lib/format.ts";
import { remainingOf, type GraphWords } from "./graph-words.ts";
import { useInspectorActions } from "./inspector-actions.ts";
import { nodeFacts } from "./node-facts.tsx";
import classes from "./record-card.module.css";
import { RecordIcon } from "./record-icon.tsx";
import type { VisibleRecord } from "./visible-graph.ts";

export type CardNode = Node<CardData, "record">;

export interface CardData extends Record<string, unknown> {
  record: VisibleRecord;
  words: GraphWords;
  isFocus: boolean;
  isSelected: boolean;
  /** Whether it matches what is searched for; undefined while nothing is. */
  isFound: boolean | undefined;
  /** Its number on the path that is shown, from 1. */
  onPath: number | undefined;
}

/** Whether the picture is looked at from far away: then only what can be read of a card is drawn. */
export const FarContext = createContext(false);

/** A record in the picture. */
export const RecordCard = memo(function RecordCard({ id, data }: NodeProps<CardNode>) {
  const { record, words, isFocus, isSelected, isFound, onPath } = data;
  const { node } = record;
  const isFar = use(FarContext);
  return (
    <div
      id={`card ${id}`}
      className={classes.card}
      data-focus={isFocus || undefined}
      data-selected={isSelected || undefined}
      data-missing={node.missing || undefined}
      data-found={isFound}
      data-path={onPath !== undefined || undefined}
    >
      {isFar ? null : <CardKind data={data} />}
      <div className={classes.title} dir="auto" title={node.title}>
        {isFar ? shortTitle(node.title) : node.title}
      </div>
      {isFar ? null : (
        <>
          <CardFacts data={data} />
          <CardFoot record={record} words={words} />
          <Handle
            type="source"
            id="link"
            position={Position.Right}
            className={classes.handle ?? ""}
          />
        </>
      )}
    </div>
  );
});

const farLetters = 26;
const graphemes = new Intl.Segmenter();

/** From far away a title is cut here instead of by the styles: each clipped title would be a layer of its own to the browser. */
function shortTitle(title: string): string {
  if (title.length <= farLetters) return title;
  const letters = Array.from(graphemes.segment(title), ({ segment }) => segment);
  return letters.length > farLetters ? `${letters.slice(0, farLetters - 1).join("")}…` : title;
}

function CardKind({ data: { record, words, isFocus, onPath } }: { data: CardData }) {
  const { node } = record;
  return (
    <div className={classes.kind}>
      <RecordIcon node={node} words={words} />
      <span className={classes.type}>{words.type(node)}</span>
      {isFocus ? <span className={classes.badge}>In focus</span> : null}
      {onPath === undefined ? null : <span className={classes.badge}>Step {onPath}</span>}
      {node.missing ? null : <span className={classes.age}>{formatAge(node.updated_at)}</span>}
    </div>
  );
}

function CardFacts({ data: { record, words } }: { data: CardData }) {
  const { node } = record;
  const facts = nodeFacts(node, words).slice(0, 2);
  return (
    <div className={classes.facts}>
      {node.missing ? <span className={classes.broken}>Matches nothing</span> : null}
      {facts.map(({ name, label, value }) => (
        <span key={name} className={classes.fact}>
          <span className={classes.label}>{label}</span> {value}
        </span>
      ))}
      {facts.length === 0 && !node.missing ? <span dir="auto">{node.subtitle}</span> : null}
    </div>
  );
}

/** What of its neighbours is on the screen, and the way to more. */
function CardFoot({ record, words }: { record: VisibleRecord; words: GraphWords }) {
  const actions = useInspectorActions();
  const { node, isExpanded, groups } = record;
  const { count, isExact } = remainingOf(record);
  if (node.missing) return null;
  const cut = isExpanded ? groups.filter(({ group, shown }) => shown < group.total) : [];
  const shares = (cut.length > 0 ? cut : groups).map((group) => words.share(group)).join(", ");
  return (
    <div className={classes.foot}>
      <span className={classes.shares} title={shares}>
        {isExpanded ? shares : record.isKnown ? "Collapsed" : ""}
      </span>
      {!isExpanded ? (
        <FootButton
          icon={<IconArrowsDiagonal size={12} stroke={1.5} aria-hidden />}
          label={`Expand ${words.record(node)}`}
          onClick={() => actions.expand(node.key)}
        >
          Expand
        </FootButton>
      ) : count > 0 ? (
        <FootButton
          icon={<IconPlus size={12} stroke={1.5} aria-hidden />}
          label={`Show more around ${words.record(node)}`}
          onClick={() => actions.expand(node.key)}
        >
          {`${formatCount(count)}${isExact ? "" : " or more"} more`}
        </FootButton>
      ) : groups.length > 0 ? (
        <FootButton
          icon={<IconMinus size={12} stroke={1.5} aria-hidden />}
          label={`Collapse ${words.record(node)}`}
          onClick={() => actions.collapse(node.key)}
        >
          Collapse
        </FootButton>
      ) : (
        <span>Nothing is linked</span>
      )}
    </div>
  );
}

/** For the pointer alone: the keyboard acts on the selected record. */
function FootButton({
  icon,
  label,
  onClick,
  children,
}: {
  icon: ReactNode;
  label: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${classes.button} nopan`}
      title={label}
      onClick={(event: MouseEvent) => {
        event.stopPropagation();
        onClick();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {icon}
      {children}
    </button>
  );
}
