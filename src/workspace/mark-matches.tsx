import { cloneElement, isValidElement, type ReactNode } from "react";
import type { Column, ColumnKind } from "../components/data-table/column.ts";
import { MarkedText, type TextMark } from "../components/ui/marked-text.tsx";
import { OptionPill } from "../components/ui/option-pill.tsx";
import classes from "./mark-matches.module.css";
import { marksIn, marksInNumber, readSought } from "./sought-marks.ts";

/** What a search looks through; times and answers by yes and no are not found by how they are shown. */
const soughtKinds: readonly (ColumnKind | undefined)[] = ["text", "number", "list", "id"];

/** The columns of a table with what a search found marked in their cells. */
export function markMatches<Row>(columns: Column<Row>[], q: string): Column<Row>[] {
  const sought = readSought(q);
  return columns.map((column, index) => {
    const { kind, cell } = column;
    if (!soughtKinds.includes(kind)) return column;
    // A short text is sought at the start of titles and ids alone.
    if (sought.isBeginning && index > 0 && kind !== "id") return column;
    const find = kind === "number" ? marksInNumber : marksIn;
    return { ...column, cell: (row) => markNode(cell(row), (text) => find(text, sought)) };
  });
}

type FindMarks = (text: string) => TextMark[];

/** Texts within what is drawn; words that stand for nothing are no match. */
function markNode(node: ReactNode, find: FindMarks): ReactNode {
  if (typeof node === "string") return markText(node, find);
  if (!isValidElement<{ children?: ReactNode; label?: ReactNode; "data-nothing"?: string }>(node))
    return node;
  const { props, type } = node;
  if (props["data-nothing"] !== undefined) return node;
  if (type === OptionPill) return cloneElement(node, { label: markNode(props.label, find) });
  if (typeof type !== "string") return node;
  return cloneElement(node, undefined, markNode(props.children, find));
}

function markText(text: string, find: FindMarks): ReactNode {
  const marks = find(text);
  if (marks.length === 0) return text;
  return <MarkedText text={text} marks={marks} className={classes.mark} />;
}
