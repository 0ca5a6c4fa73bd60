import { isJsonObject, type JsonObject, type JsonValue } from "../../contract/json.ts";
import { idsIn, mergedIds } from "../../contract/merged-ids.ts";
import {
  queuedWriteSchema,
  type OutboxComparison,
  type QueuedWrite,
} from "../../contract/outbox.ts";
import type { OutboxDecision } from "../features/outbox/routes.ts";
import { ApiError, invalidParameter } from "../http/api-error.ts";
import type { OutboxRow } from "./outbox-rows.ts";

const prefix = "custom_attributes.";

/**
 * What is left of a write once a person has chosen, decided on what that person saw; undefined where nothing is left.
 * `known` is the comparison that the choices are made from.
 */
export function decideWrite(
  write: QueuedWrite,
  known: OutboxComparison,
  { now, choices }: OutboxDecision,
): Pick<OutboxRow, "write" | "base"> | undefined {
  if (Object.keys(known.mine).length === 0) throw recordGone();
  for (const [field, choice] of Object.entries(choices)) refuseChoice(known, field, choice);
  const kept = Object.keys(known.mine).filter((field) => choices[field] !== "theirs");
  if (kept.length === 0) return undefined;
  const values = new Map<string, JsonValue>(
    kept.flatMap((field) =>
      choices[field] === "both" ? [[field, mergedIds(field, { ...known, now })] as const] : [],
    ),
  );
  const base = now && Object.fromEntries(kept.map((field) => [field, now[field] ?? null]));
  return { write: narrowed(write, new Set(kept), values, base), base };
}

function recordGone(): ApiError {
  return new ApiError(409, {
    code: "conflict",
    message:
      "The record is gone, so nothing can be written to it; the change can only be thrown away",
  });
}

function refuseChoice(
  { mine, mergeable }: OutboxComparison,
  field: string,
  choice: OutboxDecision["choices"][string],
): void {
  if (!Object.hasOwn(mine, field))
    throw invalidParameter("choices", `choices names ${field}, which this change does not set`);
  if (choice === "both" && !mergeable.includes(field))
    throw invalidParameter("choices", `${field} is no set of which both can be had`);
}

/** The same write with the kept members alone, some with other values. */
function narrowed(
  write: QueuedWrite,
  kept: ReadonlySet<string>,
  values: ReadonlyMap<string, JsonValue>,
  base: JsonObject | null,
): QueuedWrite {
  if (write.operation === "delete_instance") return write;
  if (write.operation === "replace_references") {
    const field = `${prefix}${write.attribute_name}`;
    const ids = idsIn(values.get(field) ?? write.body.ids);
    return { ...write, body: { expected_ids: idsIn(base?.[field]), ids } };
  }
  // A body came as JSON, whatever its schema calls it. What it expected is told by what it is decided on.
  const {
    custom_attributes: given,
    expected: _expected,
    expected_fields: _fields,
    ...own
  } = write.body as JsonObject;
  const attributes = Object.entries(isJsonObject(given) ? given : {}).flatMap(
    ([name, value]): [string, JsonValue][] =>
      kept.has(`${prefix}${name}`) ? [[name, values.get(`${prefix}${name}`) ?? value]] : [],
  );
  const others = Object.entries(own).filter(([name]) => name === "external_id" || kept.has(name));
  const custom_attributes = Object.fromEntries(attributes);
  const body = {
    ...Object.fromEntries(others),
    ...(attributes.length > 0 ? { custom_attributes } : {}),
  };
  return queuedWriteSchema.parse({ ...write, body });
}
