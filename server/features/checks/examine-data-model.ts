import type { CheckPlan } from "./check-plan.ts";
import type { DraftFinding } from "./draft-finding.ts";

/** Names that several live attributes of conversations share: a write to one of them is refused, as Intercom does. */
export function examineDataModel({ repeatedNames }: CheckPlan): DraftFinding[] {
  return [...repeatedNames].map(([name, count]) => ({
    id: JSON.stringify(["attribute_name_twice", name]),
    kind: "attribute_name_twice",
    about: { kind: "schema", id: name },
    subject: null,
    attribute: name,
    value: null,
    others: [],
    count,
  }));
}
