import { sql } from "kysely";
import type { Coverage } from "../../../contract/checks.ts";
import type { Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import type { CheckPlan } from "./check-plan.ts";
import type { DraftFinding } from "./draft-finding.ts";
import { examineContacts } from "./examine-contacts.ts";
import { examineDataModel } from "./examine-data-model.ts";
import { examineInstances } from "./examine-instances.ts";
import { examineReferences, type Portion } from "./examine-references.ts";

export interface WalkStep {
  drafts: DraftFinding[];
  /** What has been looked at so far. */
  covered: Coverage;
}

/** Look at the whole workspace, one portion at a time; between two of them the caller lets others work. */
export async function* walkWorkspace(db: Queries, plan: CheckPlan): AsyncGenerator<WalkStep> {
  const covered: Coverage = { references: 0, instances: 0, contacts: 0 };
  const stages: [keyof Coverage, AsyncGenerator<Portion>][] = [
    ...plan.attributes.map((checked): [keyof Coverage, AsyncGenerator<Portion>] => [
      "references",
      examineReferences(db, checked),
    ]),
    ["contacts", examineContacts(db, plan)],
    ["instances", examineInstances(db, plan)],
  ];
  yield { drafts: examineDataModel(plan), covered: { ...covered } };
  for (const [what, portions] of stages) {
    for await (const { drafts, rows } of portions) {
      covered[what] += rows;
      yield { drafts, covered: { ...covered } };
    }
  }
}

/** How much there is to look at; one short query after the other. */
export async function countWorkspace(db: Queries, plan: CheckPlan): Promise<Coverage> {
  let references = 0;
  for (const { attribute } of plan.attributes) {
    const { count } = await db
      .selectFrom("instance_references")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("workspace_id", "=", workspace)
      .where("owner_kind", "=", attribute.owner_kind)
      .where("owner_type", "=", attribute.object_type_id ?? "")
      .where("attribute", "=", attribute.name)
      .executeTakeFirstOrThrow();
    references += count;
  }
  const { instances } = await db
    .selectFrom("instance_counts")
    .select(sql<number>`cast(coalesce(sum(instances), 0) as bigint)`.as("instances"))
    .where("workspace_id", "=", workspace)
    .executeTakeFirstOrThrow();
  const { contacts } = await db
    .selectFrom("contacts")
    .select(({ fn }) => fn.countAll<number>().as("contacts"))
    .where("workspace_id", "=", workspace)
    .executeTakeFirstOrThrow();
  return { references, instances, contacts };
}
