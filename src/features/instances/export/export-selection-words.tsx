import type { ObjectType } from "../../../../contract/objects.ts";
import { formatCount } from "../../../lib/format.ts";
import type { InstancesSearch } from "../instances-search.ts";

/** Which rows go into the file, and in which order, in words. */
export function ExportSelectionWords({
  search: { contact, conversation, q, filter, sort },
  objectType,
  selected,
}: {
  search: InstancesSearch;
  objectType: ObjectType;
  /** How many rows are selected, where those alone are meant. */
  selected: number | undefined;
}) {
  if (selected !== undefined) return <span>Only the {formatCount(selected)} you selected</span>;
  const plural = objectType.label_plural.toLowerCase();
  const order = sort === undefined ? "newest first" : "in the order of the list";
  const narrowed = [
    ...(q === undefined ? [] : [`with “${q}”`]),
    ...(contact === undefined ? [] : ["of the contact above the list"]),
    ...(conversation === undefined ? [] : ["of the conversation above the list"]),
    ...(filter === undefined ? [] : ["that the filters above the list let through"]),
  ];
  if (narrowed.length === 0)
    return (
      <span>
        All {plural}, {order}
      </span>
    );
  return (
    <span>
      Only {plural} {narrowed.join(" and ")}, {order}
    </span>
  );
}
