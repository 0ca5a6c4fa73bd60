import type { MergedContactMove, NamedInstances } from "../../../contract/checks.ts";
import type { Queries } from "../../database/database.ts";
import type { Schema } from "../../workspace/schema.ts";
import { instanceRef, type RecordRef } from "./draft-finding.ts";
import { nameRecords, recordKey } from "./name-findings.ts";
import type { MovePlan } from "./plan-move.ts";

const namedAtMost = 50;

/** A plan with the names of what it is about. */
export async function describeMove(
  db: Queries,
  schema: Schema,
  plan: MovePlan,
): Promise<MergedContactMove> {
  const from: RecordRef = { kind: "contact", id: plan.from };
  const into: RecordRef = { kind: "contact", id: plan.into };
  const shown = plan.sets.flatMap(({ moved, dropped }) =>
    [...moved.slice(0, namedAtMost), ...dropped.slice(0, namedAtMost)].map(instanceRef),
  );
  const named = await nameRecords(db, schema, [from, into, ...shown]);
  const contact = (ref: RecordRef) =>
    named.get(recordKey(ref)) ?? { ...ref, object_type_id: null, title: ref.id };
  const instances = (ids: string[]): NamedInstances => ({
    total: ids.length,
    records: ids
      .slice(0, namedAtMost)
      .map((id) => ({ id, title: named.get(recordKey(instanceRef(id)))?.title ?? id })),
  });
  return {
    from: contact(from),
    into: contact(into),
    attributes: plan.sets.map(({ attribute, moved, alreadyHeld, dropped }) => ({
      attribute_name: attribute.name,
      moved: instances(moved),
      already_held: alreadyHeld,
      dropped: instances(dropped),
    })),
    conversations: plan.conversations,
    revision: plan.revision,
  };
}
