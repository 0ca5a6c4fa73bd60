import { sql } from "kysely";
import type { Queries } from "../../database/database.ts";
import { textRows } from "../../database/json-path.ts";
import { dialectOf } from "../../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import type { CheckPlan } from "./check-plan.ts";
import { draftAbout, instanceRef, maxOthers, type DraftFinding } from "./draft-finding.ts";
import { rowsPerPortion, type Portion } from "./examine-references.ts";

interface InstanceRow {
  id: string;
  object_type_id: string;
  external_id: string | null;
  has_references: number;
  is_shared: number;
}

/** Look at all instances in the order of their ids, portion by portion. */
export async function* examineInstances(db: Queries, plan: CheckPlan): AsyncGenerator<Portion> {
  let after = "";
  for (;;) {
    const rows = await readInstances(db, plan, { after });
    const ids = new Set(rows.map(({ id }) => id));
    const drafts = await examineRows(db, plan, rows);
    // Instances that share an external id are one finding, of the portion that the first of them is in.
    yield { drafts: drafts.filter(({ subject }) => ids.has(subject?.id ?? "")), rows: rows.length };
    const last = rows.at(-1);
    if (rows.length < rowsPerPortion || !last) return;
    after = last.id;
  }
}

/** Look at some instances; where one shares its external id, the finding may be about another first. */
export async function examineInstancesById(
  db: Queries,
  plan: CheckPlan,
  ids: string[],
): Promise<DraftFinding[]> {
  return ids.length === 0 ? [] : examineRows(db, plan, await readInstances(db, plan, { ids }));
}

function readInstances(
  db: Queries,
  plan: CheckPlan,
  which: { after: string } | { ids: string[] },
): Promise<InstanceRow[]> {
  const portion = db
    .selectFrom("instances")
    .select(["id", "object_type_id", "external_id"])
    .where("workspace_id", "=", workspace)
    .where((eb) =>
      "ids" in which
        ? eb("id", "in", textRows(dialectOf(db), which.ids))
        : eb("id", ">", which.after),
    )
    .orderBy("id")
    .limit(rowsPerPortion);
  const liveTypes = textRows(dialectOf(db), plan.typeIds.length > 0 ? plan.typeIds : [""]);
  return db
    .selectFrom(portion.as("instance"))
    .selectAll()
    .select([
      sql<number>`case when exists (select 1 from instance_references pointing where pointing.workspace_id = ${workspace}
          and pointing.instance_id = instance.id)
        or exists (select 1 from instance_references held where held.workspace_id = ${workspace}
          and held.owner_kind = 'instance' and held.owner_id = instance.id) then 1 else 0 end`.as(
        "has_references",
      ),
      sql<number>`case when exists (select 1 from instances other where other.workspace_id = ${workspace}
        and other.object_type_id in ${liveTypes} and other.external_id = instance.external_id
        and other.id <> instance.id) then 1 else 0 end`.as("is_shared"),
    ])
    .orderBy("id")
    .execute();
}

async function examineRows(
  db: Queries,
  { typeIds, referredTypeIds }: CheckPlan,
  rows: InstanceRow[],
): Promise<DraftFinding[]> {
  const live = rows.filter(({ object_type_id }) => typeIds.includes(object_type_id));
  const alone = live.filter(
    ({ object_type_id, has_references }) =>
      referredTypeIds.has(object_type_id) && has_references === 0,
  );
  const shared = live.flatMap(({ is_shared, external_id }) =>
    is_shared === 1 && external_id !== null ? [external_id] : [],
  );
  return [
    ...alone.map(({ id }) => draftAbout("isolated_instance", instanceRef(id), {})),
    ...(await examineExternalIds(db, typeIds, [...new Set(shared)])),
  ];
}

/** Which of some external ids are shared by instances of several live types. */
export async function examineExternalIds(
  db: Queries,
  typeIds: string[],
  externalIds: string[],
): Promise<DraftFinding[]> {
  if (externalIds.length === 0 || typeIds.length === 0) return [];
  const rows = await db
    .selectFrom("instances")
    .select(["id", "external_id", "object_type_id"])
    .where("workspace_id", "=", workspace)
    .where("object_type_id", "in", textRows(dialectOf(db), typeIds))
    .where("external_id", "in", textRows(dialectOf(db), externalIds))
    .execute();
  const byExternalId = Map.groupBy(rows, ({ external_id }) => external_id ?? "");
  return [...byExternalId].flatMap(([externalId, sharing]) => {
    const [first, ...others] = sharing.toSorted(
      (one, other) => typeIds.indexOf(one.object_type_id) - typeIds.indexOf(other.object_type_id),
    );
    return first && others.length > 0 ? [sharedExternalId(externalId, first.id, others)] : [];
  });
}

function sharedExternalId(value: string, first: string, others: { id: string }[]): DraftFinding {
  return {
    id: JSON.stringify(["shared_external_id", value]),
    kind: "shared_external_id",
    about: { kind: "external_id", id: value },
    subject: instanceRef(first),
    attribute: null,
    value,
    others: others.slice(0, maxOthers).map(({ id }) => instanceRef(id)),
    count: others.length + 1,
  };
}
