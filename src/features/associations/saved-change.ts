import type { ReferenceSet } from "../../../contract/associations.ts";
import type { Attribute } from "../../../contract/attributes.ts";
import type { AddedInstance, SavedChange } from "./link-change.ts";
import type { Owner } from "./queries.ts";
import type { ChangePlan } from "./reference-changes.ts";

interface Saving {
  owner: Owner;
  ownerTitle: string | undefined;
  attribute: Attribute;
  plan: ChangePlan<AddedInstance>;
  before: ReferenceSet;
  after: ReferenceSet;
  nameOf: (id: string) => { title: string; isMissing: boolean };
  /** Who has the record. */
  keeper: string;
}

/** What was done, in words. A set that could not be written as it was before has no way back. */
export function savedChange(saving: Saving): SavedChange {
  const { owner, attribute, before, after } = saving;
  return {
    text: [describe(saving), ...departuresOf(saving)].join(" "),
    undo: isWritable(saving)
      ? { owner, attributeName: attribute.name, expectedIds: after.ids, ids: before.ids }
      : undefined,
  };
}

/** The server takes no reference anew that is missing, of another type or there already, and no several in a to-one. */
function isWritable({ attribute, plan, before }: Saving): boolean {
  const isSound = plan.removed.every(
    ({ id, isRepeated }) =>
      !isRepeated &&
      before.instances.some(
        (instance) => instance.id === id && instance.type === attribute.reference?.object_type_id,
      ),
  );
  return isSound && (attribute.reference?.type === "many" || before.ids.length <= 1);
}

/** Where the set is not what was asked for: what was left out, and what stands there all the same. */
function departuresOf({ plan, after, nameOf, keeper }: Saving): string[] {
  const named = (ids: string[]) =>
    ids
      .map((id) => plan.added.find((record) => record.id === id)?.title ?? nameOf(id).title)
      .join(", ");
  const skipped = without(plan.ids, after.ids);
  const unasked = without(after.ids, plan.ids);
  return [
    ...(skipped.length > 0 ? [`But ${keeper} did not take ${named(skipped)}.`] : []),
    ...(unasked.length > 0 ? [`${keeper} still holds ${named(unasked)}.`] : []),
  ];
}

function without(ids: string[], taken: string[]): string[] {
  const left = new Set(taken);
  return [...new Set(ids)].filter((id) => !left.has(id));
}

function describe({ plan: { added, removed }, ownerTitle, nameOf }: Saving): string {
  const [firstAdded] = added;
  const [firstRemoved] = removed;
  const removedTitle = firstRemoved && nameOf(firstRemoved.id).title;
  const to = ownerTitle === undefined ? "" : ` to ${ownerTitle}`;
  const from = ownerTitle === undefined ? "" : ` from ${ownerTitle}`;
  if (added.length === 1 && firstAdded && removed.length === 0)
    return `Linked ${firstAdded.title}${to}.`;
  if (added.length === 0 && removed.length === 1) return `Unlinked ${removedTitle}${from}.`;
  if (added.length === 1 && removed.length === 1)
    return `Replaced ${removedTitle} with ${firstAdded?.title}.`;
  const parts = [
    added.length > 0 ? `linked ${added.length}` : "",
    removed.length > 0 ? `unlinked ${removed.length}` : "",
  ].filter((part) => part !== "");
  const text = parts.join(", ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
