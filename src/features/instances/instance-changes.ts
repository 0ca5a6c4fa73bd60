import type { JsonObject, JsonValue } from "../../../contract/json.ts";
import { ExactNumber } from "../../../contract/json.ts";
import { isChanged, isSameJson, readDraft, type Draft, type Drafts } from "./instance-draft.ts";
import { initialDrafts, type InstanceField } from "./instance-fields.ts";

/** A field whose draft is no longer what is stored; `value` is undefined while the draft can't be read. */
export interface Change {
  field: InstanceField;
  draft: Draft;
  value: JsonValue | undefined;
}

export function listChanges(fields: InstanceField[], drafts: Drafts): Change[] {
  return fields.flatMap((field) => {
    const draft = drafts[field.key] ?? field.initial;
    if (!isChanged(field, draft)) return [];
    const reading = readDraft(field, draft);
    return [{ field, draft, value: "value" in reading ? reading.value : undefined }];
  });
}

/** What is sent: the changed values alone, and beside them what they were when the editor started. */
export function writeOf(changes: Change[]) {
  const own = changes.filter(({ field }) => field.owner === "instance");
  const attributes = changes.filter(({ field }) => field.owner !== "instance");
  const values = Object.fromEntries(attributes.map(({ field, value }) => [field.name, value]));
  const expected = Object.fromEntries(
    attributes.flatMap(({ field: { name, stored } }) =>
      stored === undefined ? [] : [[name, stored]],
    ),
  );
  return {
    written: {
      ...Object.fromEntries(own.map(({ field, value }) => [field.name, value])),
      ...(attributes.length > 0 ? { custom_attributes: values as JsonObject } : {}),
    },
    expected,
    expectedFields: Object.fromEntries(own.map(({ field: { name, stored } }) => [name, stored])),
  };
}

/** A field that two people changed to different values. */
export interface Conflict {
  mine: Change;
  theirs: InstanceField;
}

/** What happened to a record between two readings of it, seen from someone who changed some of it. */
export function compareWithFresh(
  fields: InstanceField[],
  fresh: InstanceField[],
  changes: Change[],
): { conflicts: Conflict[]; others: { before: InstanceField; after: InstanceField }[] } {
  const before = new Map(fields.map((field) => [field.key, field]));
  const mine = new Map(changes.map((change) => [change.field.key, change]));
  const moved = fresh.filter(({ key, stored }) => !isSameJson(before.get(key)?.stored, stored));
  return {
    conflicts: moved.flatMap((theirs) => {
      const change = mine.get(theirs.key);
      return change && !isSameJson(change.value, theirs.stored) ? [{ mine: change, theirs }] : [];
    }),
    others: moved.flatMap((after) => {
      const field = before.get(after.key);
      return field && !mine.has(after.key) ? [{ before: field, after }] : [];
    }),
  };
}

/** The form upon a fresh reading: what was changed here stays, save where theirs is taken. */
export function rebasedDrafts(
  fresh: InstanceField[],
  changes: Change[],
  takenKeys: ReadonlySet<string>,
): Drafts {
  const kept = changes.filter(({ field }) => !takenKeys.has(field.key));
  const mine = Object.fromEntries(kept.map(({ field, draft }) => [field.key, draft]));
  return Object.fromEntries(
    Object.entries(initialDrafts(fresh)).map(([key, initial]) => [key, mine[key] ?? initial]),
  );
}

/** `text → number` where a change is one of type too; nothing where a side holds no value. */
export function typeChange(before: JsonValue | undefined, after: JsonValue | undefined) {
  const [from, to] = [jsonTypeOf(before), jsonTypeOf(after)];
  return from === undefined || to === undefined || from === to ? undefined : `${from} → ${to}`;
}

function jsonTypeOf(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (value instanceof ExactNumber || typeof value === "number") return "number";
  if (typeof value === "string") return "text";
  if (typeof value === "boolean") return "true or false";
  return Array.isArray(value) ? "array" : "object";
}
