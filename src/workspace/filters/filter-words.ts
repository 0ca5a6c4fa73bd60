import type { JsonValue } from "../../../contract/json.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { formatDigits, formatQuantity } from "../../lib/format.ts";
import {
  fieldsAfterHop,
  filterFields,
  type FilterField,
  type FilterOwner,
} from "./filter-fields.ts";
import { readNode, type FilterCondition, type FilterNode } from "./filter-node.ts";
import { findChoice, type OperatorChoice } from "./operator-choices.ts";
import { scalarText } from "./scalar-text.ts";
import { spanWords, timeWords } from "./time-words.ts";

/** What words need to know: what there is, and what the records are called that a filter names by their ids. */
export interface WordContext {
  schema: WorkspaceSchema;
  owner: FilterOwner;
  /** The id itself where the name is not known. */
  recordName: (owner: FilterOwner, id: string) => string;
  /** Beyond a hop, where no further one leads. */
  isBeyondHop?: boolean;
}

/** A part of a filter in words: what it looks at, then what must hold. */
export interface FilterWords {
  label: string;
  text: string;
}

const mostListed = 3;

/** Such as `Status` `is open`, `Contact:` `City is Berlin`, `Any of:` `Gift is yes, Total > 100`. */
export function filterWords(node: FilterNode, context: WordContext): FilterWords {
  switch (node.kind) {
    case "condition":
      return conditionWords(node, context);
    case "group":
      return {
        label: node.operator === "AND" ? "All of:" : "Any of:",
        text: node.items.map((item) => innerWords(item, context)).join(", "),
      };
    case "not":
      return node.item.kind === "group" && node.item.operator === "OR"
        ? { label: "None of:", text: filterWords(node.item, context).text }
        : { label: "Not:", text: innerWords(node.item, context) };
    case "unreadable":
      return { label: "Unreadable:", text: scalarText(node.source) };
  }
}

/** In one line: `Status is open`. */
export function filterSentence(node: FilterNode, context: WordContext): string {
  const { label, text } = filterWords(node, context);
  return `${label} ${text}`;
}

function innerWords(node: FilterNode, context: WordContext): string {
  const { label, text } = filterWords(node, context);
  const isInside = node.kind === "group" || (node.kind === "not" && node.item.kind === "group");
  return isInside ? `(${label.toLowerCase()} ${text})` : `${label} ${text}`;
}

function conditionWords(condition: FilterCondition, context: WordContext): FilterWords {
  const { field: name, operator, value } = condition;
  const field = findField(name, context);
  const choice = field && findChoice(field.kind, operator, value);
  if (!field || !choice) {
    const label = field?.label ?? name.replace(/^custom_attributes\./, "");
    return { label, text: `${operator} ${scalarText(value)}` };
  }
  if (field.kind === "reference") return referenceWords(field, choice, value, context);
  return { label: field.label, text: comparison(field, choice, value) };
}

function findField(name: string, { schema, owner, isBeyondHop }: WordContext) {
  const fields = isBeyondHop ? fieldsAfterHop(schema, owner) : filterFields(schema, owner);
  return fields.find(({ field }) => field === name);
}

function comparison(field: FilterField, choice: OperatorChoice, value: JsonValue): string {
  const values = Array.isArray(value) ? value : [value];
  switch (choice.input) {
    case "none":
      return choice.label;
    case "span":
      return spanWords(scalarText(value));
    case "number":
      return `${choice.label} ${formatDigits(scalarText(value))}`;
    case "date":
      return `${choice.label} ${timeWords(value)}`;
    case "number-range":
      return values.map((one) => formatDigits(scalarText(one))).join(" to ");
    case "date-range":
      return values.map(timeWords).join(" to ");
    case "numbers":
      return isOneOf(
        choice,
        values.map((one) => formatDigits(scalarText(one))),
        "number",
      );
    case "options":
      return isOneOf(
        choice,
        values.map((one) => optionLabel(field, one)),
        "option",
      );
    case "texts":
      return isOneOf(choice, values.map(scalarText), "text");
    default:
      return `${choice.label} ${scalarText(value)}`;
  }
}

function optionLabel({ options = [] }: FilterField, value: JsonValue): string {
  return options.find((option) => option.value === value)?.label ?? scalarText(value);
}

/** `is open`, `is open or paid`, `is none of 12 options`. */
function isOneOf({ operator }: OperatorChoice, names: string[], noun: string): string {
  const is = operator === "NIN" ? "is not" : "is";
  if (names.length > mostListed) {
    return `${operator === "NIN" ? "is none of" : "is any of"} ${formatQuantity(names.length, noun)}`;
  }
  const last = names.at(-1) ?? "nothing";
  return names.length < 2 ? `${is} ${last}` : `${is} ${names.slice(0, -1).join(", ")} or ${last}`;
}

function referenceWords(
  { label, target }: FilterField,
  choice: OperatorChoice,
  value: JsonValue,
  context: WordContext,
): FilterWords {
  const owner = target ?? context.owner;
  const name = (id: JsonValue) => context.recordName(owner, scalarText(id));
  switch (choice.input) {
    case "where": {
      const beyond = { ...context, owner, isBeyondHop: true };
      const words = filterWords(readNode(value), beyond);
      const isGroup = words.label === "All of:";
      const text = isGroup ? words.text : `${words.label} ${words.text}`;
      return { label: choice.operator === "HAS" ? `${label}:` : `No ${label}:`, text };
    }
    case "none":
      return { label: `${label}:`, text: choice.label };
    case "record":
      return { label, text: `${choice.label} ${name(value)}` };
    default:
      return {
        label,
        text: isOneOf(choice, Array.isArray(value) ? value.map(name) : [], "record"),
      };
  }
}
