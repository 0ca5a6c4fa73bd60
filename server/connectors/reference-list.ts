import { isJsonObject, type JsonObject, type JsonValue } from "../../contract/json.ts";

const ending = ".list";

/** The value of a relationship attribute in a record: the instances that it refers to. */
export type ReferenceList = JsonObject & { type: string; instances: JsonValue[] };

export function isReferenceList(value: JsonValue | undefined): value is ReferenceList {
  return (
    isJsonObject(value) &&
    typeof value["type"] === "string" &&
    value["type"].endsWith(ending) &&
    Array.isArray(value["instances"])
  );
}

export function typeOfList({ type }: ReferenceList): string {
  return type.slice(0, -ending.length);
}

/** What a list of references names: the type, and the ids in their order. Undefined where a value is none. */
export function readReferenceList(
  value: JsonValue | undefined,
): { typeId: string; ids: string[] } | undefined {
  if (!isReferenceList(value)) return undefined;
  const ids = value.instances.flatMap((instance) =>
    isJsonObject(instance) && typeof instance["id"] === "string" ? [instance["id"]] : [],
  );
  return { typeId: typeOfList(value), ids: [...new Set(ids)] };
}
