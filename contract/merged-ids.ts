import type { JsonObject, JsonValue } from "./json.ts";

/** What a set of references is to be where two changed it: as it is `now`, with what `mine` added to it and without what it removed. */
export function mergedIds(
  field: string,
  { before, now, mine }: { before: JsonObject | null; now: JsonObject | null; mine: JsonObject },
): string[] {
  const [was, is, wanted] = [before, now, mine].map((members) => idsIn(members?.[field]));
  const removed = new Set(was?.filter((id) => !wanted?.includes(id)));
  const added = wanted?.filter((id) => !was?.includes(id)) ?? [];
  return [...new Set([...(is ?? []).filter((id) => !removed.has(id)), ...added])];
}

/** The ids of a set; none where there is no set. */
export function idsIn(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
