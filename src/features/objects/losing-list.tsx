import type { LosingOwners } from "../../../contract/deletions.ts";
import type { ReferenceEnd } from "../../../contract/references.ts";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import classes from "./delete-question.module.css";

const namedRecords = 3;

/** Who loses references, by the attribute through which they refer. */
export function LosingList({ groups }: { groups: LosingOwners[] }) {
  return (
    <ul className={classes.losing} aria-label="What loses references">
      {groups.map((group) => (
        <li key={`${group.owner_kind} ${group.object_type_id} ${group.attribute}`}>
          <span className={classes.count}>
            {formatQuantity(group.references, "reference")} of{" "}
            {formatQuantity(group.records, "record")}
            <code>
              {ownerName(group)}.{group.attribute}
            </code>
          </span>
          <span className={classes.names}>{namesOf(group)}</span>
        </li>
      ))}
    </ul>
  );
}

/** `contacts`, `Shipment`. */
export function ownerName({
  owner_kind,
  object_type_id,
}: Pick<LosingOwners, "owner_kind" | "object_type_id">): string {
  return object_type_id ?? `${owner_kind}s`;
}

/** `Ada Lovelace, Grace Hopper and 12 more`. */
export function namesOf({ owners, records }: { owners: ReferenceEnd[]; records: number }): string {
  const named = owners
    .slice(0, namedRecords)
    .map(({ title, id }) => title ?? `${id} (matches no record)`);
  const rest = records - named.length;
  return rest > 0 ? `${named.join(", ")} and ${formatCount(rest)} more` : named.join(", ");
}
