import type { Database, Queries } from "../../database/database.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { planChecks, type CheckPlan } from "./check-plan.ts";
import type { DraftFinding } from "./draft-finding.ts";
import { examineContactsById } from "./examine-contacts.ts";
import { examineDataModel } from "./examine-data-model.ts";
import { examineExternalIds, examineInstancesById } from "./examine-instances.ts";
import { examineReferences } from "./examine-references.ts";
import {
  deleteFinding,
  readStaleFindings,
  renewFinding,
  type StaleFinding,
} from "./findings-store.ts";
import { nameFindings } from "./name-findings.ts";

/** More are left for the next time: whoever asks should not wait for long. */
const findingsAtOnce = 300;

/** Look again at the findings of a run whose records were written to, and forget those that are mended. */
export async function refreshFindings(database: Database, run: number): Promise<void> {
  const { db } = database;
  const stale = await readStaleFindings(db, run, findingsAtOnce);
  if (stale.length === 0) return;
  const schema = await loadSchema(database);
  const drafts = await examineAgain(db, planChecks(schema), stale);
  const found = new Map(
    (await nameFindings(db, schema, drafts)).map(({ finding }) => [finding.id, finding]),
  );
  await database.transaction(async (transaction) => {
    for (const each of stale) {
      const finding = found.get(each.finding.id);
      if (finding) await renewFinding(transaction, run, each, finding);
      else await deleteFinding(transaction, run, each);
    }
  });
}

/** All that is wrong with what the findings are about. */
async function examineAgain(
  db: Queries,
  plan: CheckPlan,
  stale: StaleFinding[],
): Promise<DraftFinding[]> {
  const idsOf = (kind: StaleFinding["about_kind"]) => [
    ...new Set(stale.flatMap((each) => (each.about_kind === kind ? [each.about_id] : []))),
  ];
  const drafts = [
    ...(await examineInstancesById(db, plan, idsOf("instance"))),
    ...(await examineContactsById(db, plan, idsOf("contact"))),
    ...(await examineExternalIds(db, plan.typeIds, idsOf("external_id"))),
    ...examineDataModel(plan),
  ];
  for (const checked of plan.attributes) {
    const { owner_kind: kind, name } = checked.attribute;
    const ownerIds = stale.flatMap(({ about_kind, about_id, finding }) =>
      about_kind === kind && finding.attribute_name === name ? [about_id] : [],
    );
    if (ownerIds.length === 0) continue;
    for await (const portion of examineReferences(db, checked, [...new Set(ownerIds)]))
      drafts.push(...portion.drafts);
  }
  return drafts;
}
