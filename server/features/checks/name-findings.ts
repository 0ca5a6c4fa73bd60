import { sql } from "kysely";
import type { OwnerKind } from "../../../contract/attributes.ts";
import type { Finding, FindingRecord } from "../../../contract/checks.ts";
import type { Queries } from "../../database/database.ts";
import { textRows } from "../../database/json-path.ts";
import { dialectOf } from "../../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { contactTitle, conversationTitle, instanceTitle } from "../../workspace/record-titles.ts";
import type { Schema } from "../../workspace/schema.ts";
import type { DraftFinding, RecordRef } from "./draft-finding.ts";

const recordsPerQuery = 1000;

/** Give drafts the names of their records. A draft about a record that is not there any more is left out. */
export async function nameFindings(
  db: Queries,
  schema: Schema,
  drafts: DraftFinding[],
): Promise<{ draft: DraftFinding; finding: Finding }[]> {
  const records = drafts.flatMap(({ subject, others }) =>
    subject ? [subject, ...others] : others,
  );
  const named = await nameRecords(db, schema, records);
  const nameOf = (record: RecordRef) => named.get(recordKey(record));
  return drafts.flatMap((draft) => {
    const subject = draft.subject && nameOf(draft.subject);
    if (subject === undefined) return [];
    const finding: Finding = {
      id: draft.id,
      kind: draft.kind,
      subject,
      attribute_name: draft.attribute,
      value: draft.value,
      others: draft.others.flatMap((other) => nameOf(other) ?? []),
      count: draft.count,
    };
    return [{ draft, finding }];
  });
}

export function recordKey({ kind, id }: RecordRef): string {
  return `${kind} ${id}`;
}

/** The names of records by their keys; those that are not there have none. */
export async function nameRecords(
  db: Queries,
  schema: Schema,
  records: RecordRef[],
): Promise<Map<string, FindingRecord>> {
  const named = new Map<string, FindingRecord>();
  for (const [kind, group] of Map.groupBy(records, (record) => record.kind)) {
    const ids = [...new Set(group.map(({ id }) => id))];
    for (let start = 0; start < ids.length; start += recordsPerQuery) {
      const chunk = ids.slice(start, start + recordsPerQuery);
      for (const record of await readers[kind](db, schema, chunk))
        named.set(recordKey(record), record);
    }
  }
  return named;
}

type Reader = (db: Queries, schema: Schema, ids: string[]) => Promise<FindingRecord[]>;

const readers: Record<OwnerKind, Reader> = {
  contact: async (db, _schema, ids) => {
    const rows = await db
      .selectFrom("contacts")
      .select(["id", "name", "email", "external_id"])
      .where("workspace_id", "=", workspace)
      .where("id", "in", textRows(dialectOf(db), ids))
      .execute();
    return rows.map((row) => ({
      kind: "contact",
      id: row.id,
      object_type_id: null,
      title: contactTitle(row.id, row),
    }));
  },

  conversation: async (db, _schema, ids) => {
    const rows = await db
      .selectFrom("conversations")
      .select(["id", "title", sql<string>`substr(source_text, 1, 160)`.as("excerpt")])
      .where("workspace_id", "=", workspace)
      .where("id", "in", textRows(dialectOf(db), ids))
      .execute();
    return rows.map((row) => ({
      kind: "conversation",
      id: row.id,
      object_type_id: null,
      title: conversationTitle(row.id, row),
    }));
  },

  instance: async (db, schema, ids) => {
    const rows = await db
      .selectFrom("instances")
      .select(["id", "object_type_id", "external_id", "custom_attributes"])
      .where("workspace_id", "=", workspace)
      .where("id", "in", textRows(dialectOf(db), ids))
      .execute();
    return rows.map((row) => ({
      kind: "instance",
      id: row.id,
      object_type_id: row.object_type_id,
      title: instanceTitle(row.id, row, schema.objectTypes.get(row.object_type_id)),
    }));
  },
};
