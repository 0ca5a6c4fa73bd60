import { z } from "zod";
import type { NamedType } from "../../../contract/connection.ts";
import { isJsonObject, type JsonValue } from "../../../contract/json.ts";
import { readLeniently } from "../read-leniently.ts";
import type { IntercomApi } from "./intercom-api.ts";

const relationshipSchema = z.object({
  name: z.string(),
  archived: z.boolean(),
  data_type: z.literal("relationship"),
  reference: z.object({ object_type_id: z.string().min(1) }),
});
const blanks = { "": { archived: false } };

/**
 * The custom object types that attributes of conversations refer to: `GET /conversations/attributes` is the only call of
 * Intercom's that names a type (2.16, intercom/Intercom-OpenAPI, read 2026-08). None where it can't be read.
 */
export async function readNamedTypes(api: IntercomApi): Promise<NamedType[]> {
  const call = { method: "GET", path: "/conversations/attributes" } as const;
  const answer = await api.call(call, { priority: "interactive" }, (json) => ({
    ok: true,
    value: relationshipsIn(json),
  }));
  const relationships = (answer.ok ? answer.value : [])
    .map(({ type, attribute }) => ({ type: api.shown(type), attribute: api.shown(attribute) }))
    .filter(({ type }) => type !== "");
  return [...Map.groupBy(relationships, ({ type }) => type)]
    .map(([id, group]) => ({ id, attributes: group.map(({ attribute }) => attribute).sort() }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

function relationshipsIn(json: JsonValue): { type: string; attribute: string }[] {
  const items = isJsonObject(json) && Array.isArray(json["data"]) ? json["data"] : [];
  return items.flatMap((item) => {
    const reading = readLeniently(relationshipSchema, item, blanks);
    if (!reading.ok || reading.value.archived) return [];
    return { type: reading.value.reference.object_type_id, attribute: reading.value.name };
  });
}
