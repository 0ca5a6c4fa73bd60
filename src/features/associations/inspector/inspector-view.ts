import {
  deepestNeighbourhood,
  largestNeighbourGroup,
  recordKeySchema,
  type EdgeDirection,
  type NeighbourGroup,
  type RecordKey,
} from "../../../../contract/neighbourhood.ts";
import type { InspectorSearch } from "./inspector-search.ts";
import { formatViewport, parseViewport, type PictureViewport } from "./picture-viewport.ts";
import { escapeText, formatRecord, parseRecord, unescapeText } from "./record-codes.ts";

/** What brought records onto the screen, in the order it was done: a record was expanded, or more of one group asked for. */
export type ViewStep =
  | { act: "expand"; record: RecordKey }
  | ({ act: "more"; limit: number } & Pick<
      NeighbourGroup,
      "record" | "attribute_id" | "direction"
    >);

/** Everything there is to say about what is on the screen. */
export interface InspectorView {
  focus: RecordKey;
  depth: number;
  steps: ViewStep[];
  collapsed: RecordKey[];
  dismissed: RecordKey[];
  /** Types and attributes that the legend hides: `typeCode`s and `attributeCode`s. */
  hidden: string[];
  /** How many of the steps were there when the picture was last tidied. */
  tidied: number;
  /** Undefined where the window's width decides. */
  view: "picture" | "table" | undefined;
  /** The selected record. */
  at: RecordKey;
  /** Undefined until somebody moves the picture. */
  viewport: PictureViewport | undefined;
  from: RecordKey | undefined;
  to: RecordKey | undefined;
  find: string;
}

/** Undefined where the address names no record to look at. */
export function parseView(search: InspectorSearch): InspectorView | undefined {
  const focus = recordKeySchema.safeParse(search.focus).data;
  if (!focus) return undefined;
  const depth = Number(search.depth ?? 1);
  const steps = list(search.steps).flatMap((code) => parseStep(code) ?? []);
  const tidied = Number(search.tidied ?? 0);
  const records = (text: string | undefined) =>
    list(text).flatMap((code) => parseRecord(code) ?? []);
  return {
    focus,
    depth: Number.isInteger(depth) && depth >= 1 && depth <= deepestNeighbourhood ? depth : 1,
    steps,
    collapsed: records(search.collapsed),
    dismissed: records(search.dismissed),
    hidden: list(search.hidden).map(unescapeText),
    tidied: Number.isInteger(tidied) ? Math.min(Math.max(tidied, 0), steps.length) : 0,
    view: search.view,
    at: parseRecord(search.at ?? "") ?? focus,
    viewport: parseViewport(search.viewport ?? ""),
    from: parseRecord(search.from ?? ""),
    to: parseRecord(search.to ?? ""),
    find: search.find ?? "",
  };
}

/** What is as it always starts is left out. */
export function formatView(view: InspectorView): InspectorSearch {
  const records = (keys: RecordKey[]) => joined(keys.map(formatRecord));
  return {
    focus: view.focus,
    depth: view.depth === 1 ? undefined : String(view.depth),
    steps: joined(view.steps.map(formatStep)),
    collapsed: records(view.collapsed),
    dismissed: records(view.dismissed),
    hidden: joined(view.hidden.map(escapeText)),
    tidied: view.tidied === 0 ? undefined : String(view.tidied),
    view: view.view,
    at: view.at === view.focus ? undefined : formatRecord(view.at),
    viewport: view.viewport && formatViewport(view.viewport),
    from: view.from && formatRecord(view.from),
    to: view.to && formatRecord(view.to),
    find: view.find === "" ? undefined : view.find,
  };
}

/** The name of a type in `hidden`; what matches nothing counts as a type of its own. */
export function typeCode(node: {
  kind: string;
  object_type_id: string | null;
  missing: boolean;
}): string {
  if (node.missing) return "m:";
  return `t:${node.kind === "instance" ? (node.object_type_id ?? "") : `:${node.kind}`}`;
}

/** The name of an attribute in `hidden`; the edges between conversations and their contacts have none. */
export function attributeCode(attributeId: string | null): string {
  return attributeId === null ? "p:" : `a:${attributeId}`;
}

function formatStep(step: ViewStep): string {
  if (step.act === "expand") return formatRecord(step.record);
  const attribute = step.attribute_id === null ? "" : escapeText(step.attribute_id);
  return [formatRecord(step.record), step.direction, attribute, step.limit].join(".");
}

function parseStep(code: string): ViewStep | undefined {
  const [recordCode = "", direction, attribute = "", limitText] = code.split(".");
  const record = parseRecord(recordCode);
  if (!record) return undefined;
  if (direction === undefined) return { act: "expand", record };
  const limit = Number(limitText);
  const isSound = isDirection(direction) && Number.isInteger(limit) && limit >= 1;
  if (!isSound || limit > largestNeighbourGroup) return undefined;
  const attribute_id = attribute === "" ? null : unescapeText(attribute);
  return { act: "more", record, direction, attribute_id, limit };
}

function isDirection(text: string): text is EdgeDirection {
  return text === "in" || text === "out";
}

function list(text: string | undefined): string[] {
  return (text ?? "").split("*").filter((code) => code !== "");
}

function joined(codes: string[]): string | undefined {
  return codes.length === 0 ? undefined : codes.join("*");
}
