import type { Attribute } from "../../../contract/attributes.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../../contract/json.ts";
import { capitalised } from "../record-nouns.ts";

/** One member of a record with its two values; undefined where a side has none. */
export interface ChangedMember {
  name: string;
  label: string;
  attribute: Attribute | undefined;
  before: JsonValue | undefined;
  after: JsonValue | undefined;
}

/** What two sides of a record differ in, member by member, in the order of the attributes. */
export function changedMembers(
  attributes: Attribute[],
  before: JsonObject | null,
  after: JsonObject | null,
): ChangedMember[] {
  const [was, is] = [flat(before), flat(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const places = new Map(attributes.map((attribute, place) => [attribute.name, place]));
  const placeOf = (name: string) => places.get(name) ?? attributes.length;
  return names
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map((name) => {
      const attribute = attributes[placeOf(name)];
      const label = attribute?.label ?? ownLabels[name] ?? spelled(name);
      return { name, label, attribute, before: was[name], after: is[name] };
    });
}

const ownLabels: Record<string, string> = {
  external_id: "External id",
  external_created_at: "Created externally",
  external_updated_at: "Updated externally",
};

/** `last_seen_at` → `Last seen at`. */
function spelled(name: string): string {
  return capitalised(name.replaceAll("_", " "));
}

const prefix = "custom_attributes.";

/** Attributes by their bare names beside the record's own members, whichever way they came. */
function flat(members: JsonObject | null): JsonObject {
  return Object.fromEntries(
    Object.entries(members ?? {}).flatMap(([name, value]) => {
      if (name === "custom_attributes" && isJsonObject(value)) return Object.entries(value);
      return [[name.startsWith(prefix) ? name.slice(prefix.length) : name, value]];
    }),
  );
}
