import type { Queries } from "../../database/database.ts";
import type { CheckedAttribute } from "./check-plan.ts";
import type { DraftFinding } from "./draft-finding.ts";
import { readReferenceRows, type ReferencePlace } from "./reference-rows.ts";
import { SetExaminer } from "./set-examiner.ts";

/** One portion of work: short enough that whoever waits for the database meanwhile does not notice. */
export const rowsPerPortion = 2000;

export interface Portion {
  drafts: DraftFinding[];
  /** How many rows were looked at. */
  rows: number;
}

/** Look at all references through an attribute, portion by portion; with `ownerIds`, at those of these owners. */
export async function* examineReferences(
  db: Queries,
  checked: CheckedAttribute,
  ownerIds?: string[],
): AsyncGenerator<Portion> {
  const examiner = new SetExaminer(checked);
  let after: ReferencePlace | undefined;
  for (;;) {
    const rows = await readReferenceRows(db, checked, { after, limit: rowsPerPortion, ownerIds });
    const isLast = rows.length < rowsPerPortion;
    const drafts = examiner.examine(rows);
    if (isLast) drafts.push(...examiner.finish());
    yield { drafts, rows: rows.length };
    if (isLast) return;
    after = rows.at(-1);
  }
}
