import { isJsonObject, type JsonValue } from "../../../contract/json.ts";
import { referenceListSchema } from "../../../contract/instances.ts";
import type { Change } from "./instance-changes.ts";
import { FieldValue } from "./instance-change.tsx";
import { draftOf } from "./instance-draft.ts";
import type { InstanceField } from "./instance-fields.ts";

/** A value that was sent, or that the vendor made of it; references by the names they had in the form. */
export function DeviationValue({
  field,
  change,
  value: raw,
}: {
  /** Undefined where nothing on the form is called so. */
  field: InstanceField | undefined;
  change: Change | undefined;
  value: unknown;
}) {
  if (!field) return <code>{JSON.stringify(raw) ?? "nothing"}</code>;
  const value = heldValue(field, raw);
  if (field.kind !== "relationship")
    return <FieldValue field={field} draft={draftOf({ ...field, stored: value })} value={value} />;
  const named = change?.draft.state === "references" ? change.draft.records : [];
  const ids = Array.isArray(value) ? value.map(String) : [];
  const records = ids.map(
    (id) => named.find((record) => record.id === id) ?? { id, title: id, subtitle: "" },
  );
  return <FieldValue field={field} draft={{ state: "references", records }} value={value} />;
}

/** A value of a field as the form holds it: references as their ids, however they came. */
export function heldValue(field: InstanceField, raw: unknown): JsonValue | undefined {
  // It came as JSON, whatever its schema calls it.
  const value = raw as JsonValue | undefined;
  if (field.kind !== "relationship" || !isJsonObject(value)) return value;
  const list = referenceListSchema.safeParse(value);
  return list.success ? list.data.instances.map(({ id }) => id) : value;
}
