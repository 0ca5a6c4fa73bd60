import { sql } from "kysely";
import type { z } from "zod";
import type { OwnerKind } from "../../contract/attributes.ts";
import type { goneRecordEndpoints, GoneRecord } from "../../contract/gone-records.ts";
import type { Connector } from "../connectors/connector.ts";
import type { Database } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import type { GoneRecords } from "../features/gone-records/routes.ts";
import { invalidKeysetCursor } from "../workspace/cursor-pages.ts";
import { readPage, type SortOrder } from "../workspace/keyset.ts";
import { loadSchema, type Schema } from "../workspace/schema.ts";
import type { Author } from "../http/author.ts";
import type { RecreatedRecords } from "./recreate-record.ts";
import { readGoneImage, type GoneImage } from "./gone-image.ts";
import { readGoneRow, type GoneRow } from "./gone-row.ts";

type ListQuery = z.infer<typeof goneRecordEndpoints.list.query>;

const latestFirst: SortOrder = {
  name: "gone",
  value: sql.ref("number"),
  text: sql<string>`cast(number as text)`,
  ofText: (text) => sql`cast(${text} as bigint)`,
  pattern: /^\d{1,15}$/,
  seq: sql.ref<number>("number"),
  descending: true,
  always: true,
};
const defaultPerPage = 50;

/** The records that the vendor no longer has, as the copy last held them. */
export class GoneStore implements GoneRecords {
  readonly #database: Database;
  readonly #connector: Connector;
  readonly #recreated: RecreatedRecords;

  constructor(database: Database, connector: Connector, recreated: RecreatedRecords) {
    this.#database = database;
    this.#connector = connector;
    this.#recreated = recreated;
  }

  recreate(kind: OwnerKind, id: string, author: Author) {
    return this.#recreated.recreate(kind, id, author);
  }

  async list({ kind, object_type_id, ...query }: ListQuery) {
    const { db } = this.#database;
    const chosen = db
      .selectFrom("gone_records")
      .where("workspace_id", "=", workspace)
      .$if(kind !== undefined, (rows) => rows.where("kind", "=", kind ?? "instance"))
      .$if(object_type_id !== undefined, (rows) =>
        rows.where("object_type_id", "=", object_type_id ?? ""),
      );
    const request = { ...query, per_page: query.per_page ?? defaultPerPage };
    const { rows, page } = await readPage(
      latestFirst,
      request,
      invalidKeysetCursor,
      ({ where, orderBy, limit }) =>
        chosen
          .selectAll()
          .select(["number as seq", sql<string>`cast(number as text)`.as("sort_text")])
          .where(where)
          .orderBy(sql`${orderBy}`)
          .limit(limit)
          .execute(),
    );
    const { count } = await chosen
      .select((row) => row.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    const schema = await loadSchema(this.#database);
    const records = rows.map((row) => this.#describe(schema, row));
    return { records, total_count: count, page };
  }

  async get(kind: OwnerKind, id: string): Promise<GoneRecord> {
    const row = await readGoneRow(this.#database.db, kind, id);
    return this.#describe(await loadSchema(this.#database), row);
  }

  #describe(schema: Schema, row: GoneRow): GoneRecord {
    const image = readGoneImage(row.image);
    return {
      kind: row.kind,
      id: row.id,
      object_type_id: row.kind === "instance" ? row.object_type_id : null,
      external_id: image.external_id,
      title: row.title,
      gone_at: row.gone_at,
      source: row.source,
      custom_attributes: { ...image.custom_attributes, ...referencesOf(image) },
      referred_by: image.referred_by.length,
      irrecoverable: this.#irrecoverable(schema, row),
    };
  }

  /** Why a record can't be made anew; null where it can. */
  #irrecoverable({ objectTypes }: Schema, { kind, object_type_id }: GoneRow): string | null {
    const { vendor } = this.#connector;
    if (kind !== "instance")
      return `Objectory makes no ${kind === "contact" ? "contacts" : "conversations"} at ${vendor}.`;
    return objectTypes.has(object_type_id)
      ? null
      : `The object type ${object_type_id} is gone too.`;
  }
}

/** What a record referred to, as lists of ids. */
function referencesOf({ references }: GoneImage): Record<string, string[]> {
  const byAttribute = Map.groupBy(references, ({ attribute }) => attribute);
  return Object.fromEntries(
    [...byAttribute].map(([name, group]) => [name, group.map(({ instance_id }) => instance_id)]),
  );
}
