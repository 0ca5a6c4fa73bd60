import { sql } from "kysely";
import { checkKinds, type CheckKind } from "../../../contract/check-kinds.ts";
import { findingSchema, type Finding } from "../../../contract/checks.ts";
import type { KeysetPage } from "../../../contract/cursor-pagination.ts";
import type { Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { invalidKeysetCursor } from "../../workspace/cursor-pages.ts";
import { readPage, type PageRequest, type SortOrder } from "../../workspace/keyset.ts";
import type { DraftFinding } from "./draft-finding.ts";

export interface NamedFinding {
  draft: DraftFinding;
  finding: Finding;
}

const placesPerKind = 1_000_000_000;
const rowsPerStatement = 500;

/** Keep findings; `place` counts from 0 within their kind. */
export async function insertFindings(
  db: Queries,
  run: number,
  placed: (NamedFinding & { place: number })[],
): Promise<void> {
  for (let start = 0; start < placed.length; start += rowsPerStatement) {
    const rows = placed.slice(start, start + rowsPerStatement);
    await db
      .insertInto("check_findings")
      .values(
        rows.map(({ draft: { kind, about }, finding, place }) => ({
          workspace_id: workspace,
          run,
          place: checkKinds.indexOf(kind) * placesPerKind + place,
          kind,
          about_kind: about.kind,
          about_id: about.id,
          stale: 0,
          finding: JSON.stringify(finding),
        })),
      )
      .execute();
  }
}

/** How many findings of a run are kept, by kind. */
export async function countFindings(db: Queries, run: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("check_findings")
    .select(["kind", (row) => row.fn.countAll<number>().as("count")])
    .where("workspace_id", "=", workspace)
    .where("run", "=", run)
    .groupBy(["stale", "kind"])
    .execute();
  const counts = new Map<string, number>();
  for (const { kind, count } of rows) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return counts;
}

const byPlace: SortOrder = {
  name: "place",
  value: sql.ref("place"),
  text: sql<string>`cast(place as text)`,
  ofText: (text) => sql`cast(${text} as bigint)`,
  pattern: /^\d{1,15}$/,
  seq: sql<number>`place`,
  descending: false,
  always: true,
};

/** A page of the findings of a run, of one kind or of all. */
export async function readFindings(
  db: Queries,
  run: number,
  kind: CheckKind | undefined,
  request: PageRequest,
): Promise<{ findings: Finding[]; page: KeysetPage }> {
  const { rows, page } = await readPage(
    byPlace,
    request,
    invalidKeysetCursor,
    ({ where, orderBy, limit }) =>
      db
        .selectFrom("check_findings")
        .select(["finding", "place as seq"])
        .select(sql<string>`cast(place as text)`.as("sort_text"))
        .where("workspace_id", "=", workspace)
        .where("run", "=", run)
        .$if(kind !== undefined, (query) => {
          const first = checkKinds.indexOf(kind ?? "isolated_instance") * placesPerKind;
          return query.where("place", ">=", first).where("place", "<", first + placesPerKind);
        })
        .where(where)
        .orderBy(sql`${orderBy}`)
        .limit(limit)
        .execute(),
  );
  return { findings: rows.map(({ finding }) => findingSchema.parse(JSON.parse(finding))), page };
}

export interface StaleFinding {
  place: number;
  stale: number;
  about_kind: DraftFinding["about"]["kind"];
  about_id: string;
  finding: Finding;
}

/** Findings of a run that were written to since they were last looked at. */
export async function readStaleFindings(
  db: Queries,
  run: number,
  limit: number,
): Promise<StaleFinding[]> {
  const rows = await db
    .selectFrom("check_findings")
    .select(["place", "stale", "about_kind", "about_id", "finding"])
    .where("workspace_id", "=", workspace)
    .where("run", "=", run)
    .where("stale", ">", 0)
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, finding: findingSchema.parse(JSON.parse(row.finding)) }));
}

/** Delete a finding that is mended, unless there was another write since it was looked at. */
export async function deleteFinding(
  db: Queries,
  run: number,
  { place, stale }: StaleFinding,
): Promise<void> {
  await db
    .deleteFrom("check_findings")
    .where("workspace_id", "=", workspace)
    .where("run", "=", run)
    .where("place", "=", place)
    .where("stale", "=", stale)
    .execute();
}

/** Keep a finding that still holds, with its records as they are called now. */
export async function renewFinding(
  db: Queries,
  run: number,
  { place, stale }: StaleFinding,
  finding: Finding,
): Promise<void> {
  await db
    .updateTable("check_findings")
    .set({ stale: 0, finding: JSON.stringify(finding) })
    .where("workspace_id", "=", workspace)
    .where("run", "=", run)
    .where("place", "=", place)
    .where("stale", "=", stale)
    .execute();
}

/** Delete some findings of the runs up to a number, but for those of the runs to keep; false once there are none. */
export async function deleteSomeFindings(
  db: Queries,
  { upTo, keep }: { upTo: number; keep: number[] },
): Promise<boolean> {
  const some = await db
    .selectFrom("check_findings")
    .select(["run", "place"])
    .where("workspace_id", "=", workspace)
    .where("run", "<=", upTo)
    .where("run", "not in", [0, ...keep])
    .orderBy("run")
    .orderBy("place")
    .limit(2000)
    .execute();
  const last = some.at(-1);
  if (!last) return false;
  await db
    .deleteFrom("check_findings")
    .where("workspace_id", "=", workspace)
    .where("run", "=", last.run)
    .where("place", "<=", last.place)
    .execute();
  return true;
}
