import type { Dialect, Queries } from "../database/database.ts";
import { takeIds } from "../database/id-sequence.ts";
import { listedTexts } from "../database/json-path.ts";
import { dialectOf } from "../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { addToCount, slotOf } from "../features/instances/instance-counts.ts";
import { markFindings } from "../workspace/mark-findings.ts";
import { writeRows, type BulkTable } from "./bulk-rows.ts";
import type { Difference } from "./compare-records.ts";
import { copiedColumns, tableOfKind } from "./copied-columns.ts";
import type { CopiedList } from "./copied-record.ts";

/** Write records that differ from their copy, in a few statements. */
export async function writeDifferences(
  db: Queries,
  dialect: Dialect,
  list: CopiedList,
  differences: Difference[],
): Promise<void> {
  const created = differences.filter(({ held }) => !held);
  const seqs = created.length === 0 ? [] : await takeIds(db, dialect, list.kind, created.length);
  const seqOf = new Map(created.map(({ record }, index) => [record.id, seqs[index] ?? 0]));
  const rows = differences.filter(({ columns }) => columns.length > 0);
  await writeRows(
    db,
    tableOf(list.kind),
    rows.map((row) => valuesOf(list, row, seqOf.get(row.record.id) ?? 0)),
  );
  await writeReferences(db, list, differences);
  if (list.kind === "conversation") {
    await writeContacts(db, differences);
    await writeParts(db, differences);
  }
  // Last: whoever holds a slot must wait for nothing else.
  if (list.kind === "instance") await addCounts(db, list.typeId, [...seqOf.values()]);
}

/** Columns that are not the vendor's, or follow from others. */
const ownColumns = {
  instance: { object_type_id: "text" },
  contact: {},
  conversation: { source_text: "text" },
} as const;

function tableOf(kind: CopiedList["kind"]): BulkTable {
  const copied = Object.entries(copiedColumns[kind]).map(([name, type]) => [
    name,
    type === "integer" ? "integer" : "text",
  ]);
  const own = Object.entries(ownColumns[kind]);
  return {
    table: tableOfKind[kind],
    columns: {
      workspace_id: "text",
      id: "text",
      seq: "integer",
      ...(Object.fromEntries([...copied, ...own]) as Record<string, "text" | "integer">),
    },
    key: {
      columns: ["workspace_id", "id"],
      overwritten: [...copied, ...own].map(([name = ""]) => name),
    },
  };
}

function valuesOf({ kind, typeId }: CopiedList, { record }: Difference, seq: number): unknown[] {
  const own: Record<string, unknown> = { object_type_id: typeId, ...record.derive?.() };
  return [
    workspace,
    record.id,
    seq,
    ...Object.keys(copiedColumns[kind]).map((name) => record.columns[name] ?? null),
    ...Object.keys(ownColumns[kind]).map((name) => own[name]),
  ];
}

const referenceTable: BulkTable = {
  table: "instance_references",
  columns: {
    workspace_id: "text",
    owner_kind: "text",
    owner_type: "text",
    owner_id: "text",
    attribute: "text",
    position: "integer",
    instance_id: "text",
  },
};

/** References are kept whatever they name: lists are read in any order, and some of it may not be there yet. */
async function writeReferences(
  db: Queries,
  { kind, typeId }: CopiedList,
  differences: Difference[],
): Promise<void> {
  const changed = differences.filter(({ references }) => references.length > 0);
  const lost = changed.filter(({ held }) => (held?.references.size ?? 0) > 0);
  if (lost.length > 0) {
    await db
      .deleteFrom("instance_references")
      .where("workspace_id", "=", workspace)
      .where("owner_kind", "=", kind)
      .where("owner_id", "in", recordIds(db, lost))
      .execute();
  }
  const rows = changed.flatMap(({ record }) =>
    [...record.references].flatMap(([attribute, ids]) =>
      ids.map((id, position) => [workspace, kind, typeId, record.id, attribute, position, id]),
    ),
  );
  await writeRows(db, referenceTable, rows);
  const named = changed.flatMap(({ record, held }) => [
    ...[...record.references.values()].flat(),
    ...[...(held?.references.values() ?? [])].flat(),
  ]);
  await markFindings(db, "instance", [...new Set(named)]);
}

const contactTable: BulkTable = {
  table: "conversation_contacts",
  columns: {
    workspace_id: "text",
    conversation_id: "text",
    contact_id: "text",
    position: "integer",
  },
};

async function writeContacts(db: Queries, differences: Difference[]): Promise<void> {
  const changed = differences.filter(({ contacts }) => contacts);
  const lost = changed.filter(({ held }) => (held?.contactIds.length ?? 0) > 0);
  if (lost.length > 0) {
    await db
      .deleteFrom("conversation_contacts")
      .where("workspace_id", "=", workspace)
      .where("conversation_id", "in", recordIds(db, lost))
      .execute();
  }
  const rows = changed.flatMap(({ record }) =>
    (record.contactIds ?? []).map((id, position) => [workspace, record.id, id, position]),
  );
  await writeRows(db, contactTable, rows);
}

const partTable: BulkTable = {
  table: "conversation_parts",
  columns: {
    workspace_id: "text",
    conversation_id: "text",
    position: "integer",
    id: "text",
    part_type: "text",
    body: "text",
    author: "text",
    created_at: "integer",
  },
};

async function writeParts(db: Queries, differences: Difference[]): Promise<void> {
  const changed = differences.filter(({ parts }) => parts);
  const lost = changed.filter(({ held }) => (held?.parts ?? "") !== "");
  if (lost.length > 0) {
    await db
      .deleteFrom("conversation_parts")
      .where("workspace_id", "=", workspace)
      .where("conversation_id", "in", recordIds(db, lost))
      .execute();
  }
  const rows = changed.flatMap(({ record }) =>
    (record.parts ?? []).map(({ id, part_type, body, author, created_at }, position) => [
      workspace,
      record.id,
      position,
      id,
      part_type,
      body,
      JSON.stringify(author),
      created_at,
    ]),
  );
  await writeRows(db, partTable, rows);
}

function recordIds(db: Queries, differences: Difference[]) {
  const ids = JSON.stringify(differences.map(({ record }) => record.id));
  return listedTexts(dialectOf(db), ids);
}

async function addCounts(db: Queries, typeId: string, seqs: number[]): Promise<void> {
  const bySlot = Map.groupBy(seqs, slotOf);
  for (const [slot, { length: added }] of [...bySlot].sort(([one], [other]) => one - other))
    await addToCount(db, { typeId, slot, added });
}
