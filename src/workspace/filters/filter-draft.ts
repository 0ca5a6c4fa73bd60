import { parseJson, type JsonValue } from "../../../contract/json.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import {
  fieldsAfterHop,
  filterFields,
  type FilterField,
  type FilterOwner,
} from "./filter-fields.ts";
import { readNode, writeNode, type FilterNode } from "./filter-node.ts";
import { findChoice, operatorChoices, type OperatorChoice } from "./operator-choices.ts";
import { scalarText } from "./scalar-text.ts";

/** A part of a filter while it is edited; a key lasts as long as the editor is open. */
export type FilterDraft = ConditionDraft | GroupDraft | UnreadableDraft;

interface DraftBase {
  key: number;
  /** Whether it stands for its opposite. */
  isNegated: boolean;
}
export interface ConditionDraft extends DraftBase {
  kind: "condition";
  field: FilterField;
  choice: OperatorChoice;
  /** What is typed, ticked or picked. */
  texts: string[];
  /** What the records of a reference must match, where the choice asks for it. */
  where: GroupDraft;
}
export interface GroupDraft extends DraftBase {
  kind: "group";
  operator: "AND" | "OR";
  items: FilterDraft[];
}
export interface UnreadableDraft extends DraftBase {
  kind: "unreadable";
  node: FilterNode;
}

/** Whose records are filtered here, and whether that is beyond a hop. */
export interface DraftScope {
  schema: WorkspaceSchema;
  owner: FilterOwner;
  isBeyondHop: boolean;
}

let lastKey = 0;
const newKey = () => (lastKey += 1);

export function scopeFields({ schema, owner, isBeyondHop }: DraftScope): FilterField[] {
  return isBeyondHop ? fieldsAfterHop(schema, owner) : filterFields(schema, owner);
}

/** Where the condition's records are looked at from. */
export function scopeBeyond(scope: DraftScope, { target }: FilterField): DraftScope {
  return { ...scope, owner: target ?? scope.owner, isBeyondHop: true };
}

export function draftGroup(items: FilterDraft[], operator: "AND" | "OR" = "AND"): GroupDraft {
  return { key: newKey(), isNegated: false, kind: "group", operator, items };
}

/** A new condition as it is offered first. */
export function draftCondition(field: FilterField, scope: DraftScope): ConditionDraft {
  const [choice] = operatorChoices[field.kind];
  if (!choice) throw new Error(`Nothing compares a ${field.kind}`);
  const texts = choice.input === "span" ? ["last 7 days"] : [];
  return withFirstWhere(emptyCondition(field, choice, texts), scope);
}

function emptyCondition(
  field: FilterField,
  choice: OperatorChoice,
  texts: string[],
  where = draftGroup([]),
): ConditionDraft {
  return { key: newKey(), isNegated: false, kind: "condition", field, choice, texts, where };
}

/** With a condition to begin with, where the records of a reference must match some. */
export function withFirstWhere(draft: ConditionDraft, scope: DraftScope): ConditionDraft {
  const { choice, field, where } = draft;
  if (choice.input !== "where" || where.items.length > 0) return draft;
  const beyond = scopeBeyond(scope, field);
  const [first] = scopeFields(beyond);
  if (!first) return draft;
  return { ...draft, where: { ...where, items: [draftCondition(first, beyond)] } };
}

export function draftOf(node: FilterNode, scope: DraftScope): FilterDraft {
  switch (node.kind) {
    case "not": {
      const draft = draftOf(node.item, scope);
      return { ...draft, isNegated: !draft.isNegated };
    }
    case "group":
      return draftGroup(
        node.items.map((item) => draftOf(item, scope)),
        node.operator,
      );
    case "condition":
      return draftOfCondition(node, scope) ?? unreadable(node);
    case "unreadable":
      return unreadable(node);
  }
}

function unreadable(node: FilterNode): UnreadableDraft {
  return { key: newKey(), isNegated: false, kind: "unreadable", node };
}

/** Undefined where the condition could not have been made here. */
function draftOfCondition(
  { field: name, operator, value }: Extract<FilterNode, { kind: "condition" }>,
  scope: DraftScope,
): ConditionDraft | undefined {
  const field = scopeFields(scope).find((each) => each.field === name);
  const choice = field && findChoice(field.kind, operator, value);
  if (!field || !choice) return undefined;
  if (choice.input === "where") {
    const inner = draftOf(readNode(value), scopeBeyond(scope, field));
    const where = inner.kind === "group" && !inner.isNegated ? inner : draftGroup([inner]);
    return emptyCondition(field, choice, [], where);
  }
  const texts = choice.input === "none" ? [] : [value].flat().map(scalarText);
  return emptyCondition(field, choice, texts);
}

/** What keeps a draft from being applied, by the key of the part. */
export type DraftProblems = ReadonlyMap<number, string>;

/** The filter that a draft makes; undefined with a problem for each part that is not finished. */
export function finishDraft(draft: FilterDraft): {
  node: FilterNode | undefined;
  problems: DraftProblems;
} {
  const problems = new Map<number, string>();
  const node = nodeOf(draft, problems);
  return { node: problems.size === 0 ? node : undefined, problems };
}

function nodeOf(draft: FilterDraft, problems: Map<number, string>): FilterNode {
  const node = positiveNode(draft, problems);
  return draft.isNegated ? { kind: "not", item: node } : node;
}

function positiveNode(draft: FilterDraft, problems: Map<number, string>): FilterNode {
  if (draft.kind === "unreadable") return draft.node;
  if (draft.kind === "group") {
    if (draft.items.length === 0) problems.set(draft.key, "Add a condition");
    const items = draft.items.map((item) => nodeOf(item, problems));
    const [only] = items;
    return items.length === 1 && only ? only : { kind: "group", operator: draft.operator, items };
  }
  const { field, choice } = draft;
  const value = valueOf(draft, problems);
  return { kind: "condition", field: field.field, operator: choice.operator, value };
}

const numberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const remedies = {
  text: "Type what to look for",
  number: "Must be a number such as 1200 or 149.90",
  date: "Pick a day",
  span: "Pick a span of time, from 1 to 9999",
  options: "Tick at least one option",
  record: "Pick a record",
};

function valueOf(draft: ConditionDraft, problems: Map<number, string>): JsonValue {
  const { choice, texts } = draft;
  const given = texts.map((text) => text.trim()).filter((text) => text !== "");
  const [first = ""] = given;
  const fail = (remedy: keyof typeof remedies): null => {
    problems.set(draft.key, remedies[remedy]);
    return null;
  };
  const wholeNumbers = (wanted: string[]): JsonValue[] | null =>
    wanted.length > 0 && wanted.every((text) => numberPattern.test(text))
      ? wanted.map(parseJson)
      : fail("number");
  switch (choice.input) {
    case "none":
      return choice.fixed ?? null;
    case "text":
      return first === "" ? fail("text") : (texts[0] ?? first);
    case "texts":
      return given.length === 0 ? fail("text") : given;
    case "number":
      return wholeNumbers([first])?.[0] ?? null;
    case "numbers":
      return wholeNumbers(given);
    case "number-range":
      return given.length === 2 ? wholeNumbers(given) : fail("number");
    case "date":
      return first === "" ? fail("date") : timeOf(first);
    case "date-range":
      return given.length === 2 ? given.map(timeOf) : fail("date");
    case "span":
      return first === "" ? fail("span") : first;
    case "options":
      return given.length === 0 ? fail("options") : texts;
    case "record":
      return first === "" ? fail("record") : first;
    case "records":
      return given.length === 0 ? fail("record") : given;
    case "where":
      return writeNode(nodeOf(draft.where, problems));
  }
}

/** Unix seconds go back as the number they came as. */
function timeOf(text: string): JsonValue {
  return /^-?\d+$/.test(text) ? parseJson(text) : text;
}
