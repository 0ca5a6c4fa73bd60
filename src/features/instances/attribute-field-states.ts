import { datetimeSchema } from "../../../contract/attribute-values.ts";
import type { JsonValue } from "../../../contract/json.ts";
import { readDraft, type Draft } from "./instance-draft.ts";
import type { InstanceField } from "./instance-fields.ts";

/** Another state a field can be put in, or the reason why it can't. */
export type StateChoice = { label: string } & ({ draft: Draft } | { reason: string });

/** What a field holds when it holds no plain value of its type. */
export function stateWord(field: InstanceField, draft: Draft): string | undefined {
  switch (draft.state) {
    case "unset":
      return field.owner === "instance" ? "none" : "unset";
    case "null":
      return field.owner === "instance" ? "none" : "null";
    case "value":
      return draft.text === "" && field.kind === "string" ? "empty" : undefined;
    case "json":
      return field.kind === "json" ? undefined : "JSON";
    case "references":
      return draft.records.length === 0 ? "none" : undefined;
  }
}

export function stateChoices(field: InstanceField, draft: Draft): StateChoice[] {
  if (draft.state === "references") {
    const nothing: Draft = { state: "references", records: [] };
    return draft.records.length === 0 ? [] : [{ label: "Unlink all", draft: nothing }];
  }
  if (field.owner === "instance") return ownChoices(field, draft);
  return [...formChoices(field, draft), ...emptyChoices(field, draft)];
}

function ownChoices(field: InstanceField, draft: Draft): StateChoice[] {
  const forms = field.kind === "datetime" ? formChoices(field, draft) : [];
  const none: Draft = { state: field.stored === undefined ? "unset" : "null" };
  return draft.state === none.state ? forms : [...forms, { label: "Remove", draft: none }];
}

const typedForms: Record<InstanceField["kind"], string> = {
  string: "Enter text",
  integer: "Enter a whole number",
  decimal: "Enter a number",
  boolean: "Choose yes or no",
  list: "Choose an option",
  datetime: "Enter date and time",
  relationship: "Choose records",
  json: "Enter JSON",
};

/** Between the input of the field's type and the JSON behind it. */
function formChoices(field: InstanceField, draft: Draft): StateChoice[] {
  if (field.kind === "json") return [];
  if (draft.state === "json") {
    return [
      { label: typedForms[field.kind], draft: { state: "value", text: typedText(field, draft) } },
    ];
  }
  return field.kind === "datetime" && draft.state === "value"
    ? [{ label: "Enter Unix seconds", draft: { state: "json", text: draft.text } }]
    : [];
}

function emptyChoices(field: InstanceField, draft: Draft): StateChoice[] {
  const choices: StateChoice[] = [];
  if (field.kind === "string" && !(draft.state === "value" && draft.text === ""))
    choices.push({ label: "Set to empty text", draft: { state: "value", text: "" } });
  if (draft.state !== "null") {
    const label = "Set to null";
    choices.push(
      field.required
        ? { label, reason: "It is required and can’t be cleared" }
        : { label, draft: { state: "null" } },
    );
  }
  if (draft.state !== "unset") {
    const label = "Leave unset";
    choices.push(
      field.stored === undefined
        ? { label, draft: { state: "unset" } }
        : { label, reason: "What was stored once can be null, not unset" },
    );
  }
  return choices;
}

/** What a value of another type says in the field's own form; empty where it says nothing there. */
function typedText(field: InstanceField, draft: Draft & { state: "json" }): string {
  const reading = readDraft(field, draft);
  const value = "value" in reading ? reading.value : undefined;
  const text = typeof value === "string" ? value : draft.text;
  if (field.kind === "string") return text;
  if (field.kind === "datetime") return timeText(value);
  if (field.kind === "list") {
    return field.attribute?.options.some(({ label }) => label === text) ? text : "";
  }
  if (field.kind === "boolean") return text === "true" || text === "false" ? text : "";
  return "value" in readDraft(field, { state: "value", text }) ? text : "";
}

function timeText(value: JsonValue | undefined): string {
  const time = datetimeSchema.safeParse(value);
  return time.success ? String(time.data) : "";
}
