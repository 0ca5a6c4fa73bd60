import { z } from "zod";
import type { Attribute, DataType } from "../../../contract/attributes.ts";
import { ExactNumber, parseJson, type JsonValue } from "../../../contract/json.ts";
import { toLocalDateTime } from "./local-date-time.ts";

/**
 * What a field of the form holds: nothing, null, text in the field's own form (digits, a time in Unix seconds, `true`, the
 * label of an option), JSON where the value is not of the field's type, or records that are referred to.
 */
export const draftSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("unset") }),
  z.object({ state: z.literal("null") }),
  z.object({ state: z.literal("value"), text: z.string() }),
  z.object({ state: z.literal("json"), text: z.string() }),
  z.object({
    state: z.literal("references"),
    records: z.array(z.object({ id: z.string(), title: z.string(), subtitle: z.string() })),
  }),
]);
export type Draft = z.infer<typeof draftSchema>;

/** The whole form, by the keys of its fields. */
export type Drafts = Record<string, Draft>;

/** What the meaning of a draft depends on. */
export interface DraftedField {
  kind: DataType | "json";
  attribute: Attribute | undefined;
  /** The value that the editor started from; references as an array of ids. */
  stored: JsonValue | undefined;
}

/** The draft of a value that is stored; one that is not of the field's type is shown as the JSON it is. */
export function draftOf(field: DraftedField): Draft {
  const { stored } = field;
  if (stored === undefined) return { state: "unset" };
  if (stored === null) return { state: "null" };
  const text = textOf(field, stored);
  return text === undefined
    ? { state: "json", text: JSON.stringify(stored, null, 2) }
    : { state: "value", text };
}

function textOf({ kind, attribute }: DraftedField, stored: JsonValue): string | undefined {
  const digits =
    typeof stored === "number" || stored instanceof ExactNumber ? String(stored) : undefined;
  switch (kind) {
    case "string":
      return typeof stored === "string" ? stored : undefined;
    case "integer":
      return digits !== undefined && isWhole(digits) ? digits : undefined;
    case "decimal":
      return digits;
    case "boolean":
      return typeof stored === "boolean" ? String(stored) : undefined;
    case "list":
      return attribute?.options.find(({ label }) => label === stored)?.label;
    case "datetime":
      return digits !== undefined && isWhole(digits) && toLocalDateTime(Number(digits))
        ? digits
        : undefined;
    case "relationship":
    case "json":
      return undefined;
  }
}

function isWhole(digits: string): boolean {
  return /^-?\d+$/.test(digits);
}

export type Reading = { value: JsonValue | undefined } | { problem: string };

/** The value that a draft stands for; numbers keep every digit. */
export function readDraft({ kind }: DraftedField, draft: Draft): Reading {
  switch (draft.state) {
    case "unset":
      return { value: undefined };
    case "null":
      return { value: null };
    case "references":
      return { value: draft.records.map(({ id }) => id) };
    case "json":
      return readJson(draft.text);
    case "value":
      return readText(kind, draft.text);
  }
}

function readJson(text: string): Reading {
  try {
    return { value: parseJson(text) };
  } catch {
    return {
      problem: 'Must be JSON: text in double quotes, a number, true, null, […] or {"…": …}',
    };
  }
}

function readText(kind: DataType | "json", text: string): Reading {
  switch (kind) {
    case "string":
      return { value: text };
    case "integer":
    case "decimal":
      return readNumber(text.trim());
    case "boolean":
      return text === "" ? { problem: "Choose yes or no" } : { value: text === "true" };
    case "list":
      return text === "" ? { problem: "Choose an option" } : { value: text };
    case "datetime":
      return text === "" ? { problem: "Enter the whole date and time" } : readNumber(text);
    case "relationship":
    case "json":
      return readJson(text);
  }
}

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

function readNumber(text: string): Reading {
  if (jsonNumber.test(text)) return { value: parseJson(text) };
  if (text === "") return { problem: "Enter a number" };
  if (/^[-+]?[\d\s.,'’_]+$/.test(text))
    return {
      problem: "Write only digits, with a point before decimals, such as 1020.50",
    };
  return { problem: "Must be a number, such as 1020.50" };
}

/** Two values that would be written as the same JSON, digit by digit. */
export function isSameJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What a draft stands for is not what is stored. */
export function isChanged(field: DraftedField, draft: Draft): boolean {
  const reading = readDraft(field, draft);
  return "problem" in reading || !isSameJson(reading.value, field.stored);
}

/** A field emptied by hand: as it was before it ever had a value, else null; what is stored can't be unset again. */
export function emptiedDraft(field: DraftedField): Draft {
  return { state: field.stored === undefined ? "unset" : "null" };
}
