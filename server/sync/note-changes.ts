import type { RecordChange } from "../../contract/record-changes.ts";
import type { Queries } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { writeRows } from "./bulk-rows.ts";
import type { ChangedMembers } from "./compare-records.ts";
import type { CopiedList } from "./copied-record.ts";

/** How a change came to be known, and who made it where it was made from here. */
export interface ChangeSource {
  source: RecordChange["source"];
  author?: string | undefined;
}

const history = {
  table: "record_changes",
  columns: {
    workspace_id: "text",
    kind: "text",
    object_type_id: "text",
    record_id: "text",
    at: "integer",
    source: "text",
    author: "text",
    before: "text",
    after: "text",
  },
} as const;

/** Add to the history of some records. */
export async function noteChanges(
  db: Queries,
  { kind, typeId }: CopiedList,
  changes: readonly (ChangedMembers & { id: string })[],
  { source, author }: ChangeSource,
): Promise<void> {
  const at = Math.floor(Date.now() / 1000);
  const text = (members: ChangedMembers["before"]) =>
    members === null ? null : JSON.stringify(members);
  const rows = changes.map(({ id, before, after }) => [
    workspace,
    kind,
    typeId,
    id,
    at,
    source,
    author ?? null,
    text(before),
    text(after),
  ]);
  await writeRows(db, history, rows);
}
