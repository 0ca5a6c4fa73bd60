import type { z } from "zod";
import type { OwnerKind } from "../../contract/attributes.ts";
import { isJsonObject, parseJson, type JsonObject } from "../../contract/json.ts";
import type { RecordChange, recordChangeEndpoints } from "../../contract/record-changes.ts";
import type { Database } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import type { RecordHistory } from "../features/record-changes/routes.ts";
import { invalidParameter } from "../http/api-error.ts";

const defaultLimit = 20;

/** What changed in the records of a copy. */
export class HistoryStore implements RecordHistory {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async list(
    { kind, id }: { kind: OwnerKind; id: string },
    { limit = defaultLimit, before }: z.infer<typeof recordChangeEndpoints.list.query>,
  ) {
    if (before !== undefined && !/^\d{1,15}$/.test(before))
      throw invalidParameter("before", "before must be the number of a change");
    const rows = await this.#database.db
      .selectFrom("record_changes")
      .select(["number", "at", "source", "author", "before", "after"])
      .where("workspace_id", "=", workspace)
      .where("kind", "=", kind)
      .where("record_id", "=", id)
      .$if(before !== undefined, (query) => query.where("number", "<", Number(before)))
      .orderBy("number", "desc")
      .limit(limit + 1)
      .execute();
    const changes = rows.slice(0, limit).map((row): RecordChange => ({
      ...row,
      number: String(row.number),
      before: membersOf(row.before),
      after: membersOf(row.after),
    }));
    return { changes, has_more: rows.length > limit };
  }
}

function membersOf(json: string | null): JsonObject | null {
  const members = json === null ? null : parseJson(json);
  return isJsonObject(members) ? members : null;
}
