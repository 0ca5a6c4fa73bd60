import { placesOf, type SetPlace } from "../../workspace/set-places.ts";

/** What someone means to change, kept apart from the set itself: that may turn out to be another than the one they saw. */
export interface StagedChanges<Added extends { id: string }> {
  added: Added[];
  removedKeys: ReadonlySet<string>;
}

export interface ChangePlan<Added extends { id: string }> {
  remaining: SetPlace[];
  removed: SetPlace[];
  added: Added[];
  /** The set as it will be. */
  ids: string[];
}

/** The staged changes on the set as it is: what is linked already is not added, and a to-one reference gives way to what is added. */
export function planChanges<Added extends { id: string }>(
  ids: string[],
  staged: StagedChanges<Added>,
  holdsOne: boolean,
): ChangePlan<Added> {
  const held = new Set(ids);
  const added = staged.added.filter(({ id }) => !held.has(id));
  const isReplaced = holdsOne && added.length > 0;
  const places = placesOf(ids);
  const removed = places.filter(({ key }) => isReplaced || staged.removedKeys.has(key));
  const remaining = places.filter((place) => !removed.includes(place));
  return { remaining, removed, added, ids: [...remaining, ...added].map(({ id }) => id) };
}

/** What happened to a set between two looks at it. */
export function compareSets(before: string[], after: string[]) {
  const places = { before: placesOf(before), after: placesOf(after) };
  const keys = {
    before: new Set(places.before.map(({ key }) => key)),
    after: new Set(places.after.map(({ key }) => key)),
  };
  return {
    added: places.after.filter(({ key }) => !keys.before.has(key)).map(({ id }) => id),
    removed: places.before.filter(({ key }) => !keys.after.has(key)).map(({ id }) => id),
    isSame: before.length === after.length && before.every((id, index) => id === after[index]),
  };
}
