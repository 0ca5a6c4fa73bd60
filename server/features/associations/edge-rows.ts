import { sql, type Expression } from "kysely";
import type { OwnerKind } from "../../../contract/attributes.ts";
import type { Queries } from "../../database/database.ts";
import { preparedQuery } from "../../database/prepared-query.ts";
import { rowsForEach, seed } from "../../database/rows-for-each.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";

/** The far end of an edge, seen from the record or group that was asked about: `seed` is its place among them. */
export interface EndRow {
  seed: number;
  other: string;
}

/** A reference, seen from either of its ends. */
export interface ReferenceRow extends EndRow {
  owner_kind: OwnerKind;
  owner_type: string;
  attribute: string;
}

export interface Reading {
  /** A JSON array with the texts that name each record or group. */
  seeds: string;
  /** The most rows for one of them, and for all. */
  each: number;
  most: number;
}

const ends = ["other"] as const;
const references = ["owner_kind", "owner_type", "attribute", "other"] as const;
/** What names a group: kind, type and name of the attribute, and the id of a record. */
export const groupColumns = ["owner_kind", "owner_type", "attribute", "id"] as const;

/** What records refer to, by attribute and position. Seeds: kind and id. */
export const readHeld = reading<ReferenceRow>(["owner_kind", "id"], references, (db) =>
  db
    .selectFrom("instance_references")
    .select(["owner_kind", "owner_type", "attribute", "instance_id as other"])
    .where("workspace_id", "=", workspace)
    .where("owner_kind", "=", sql<OwnerKind>`${seed("owner_kind")}`)
    .where("owner_id", "=", seed("id"))
    .orderBy("attribute")
    .orderBy("position"),
);

/** Who refers to instances, by kind, type, attribute and id. Seeds: an id. */
export const readHolding = reading<ReferenceRow>(["id"], references, (db) =>
  db
    .selectFrom("instance_references")
    .select(["owner_kind", "owner_type", "attribute", "owner_id as other"])
    .where("workspace_id", "=", workspace)
    .where("instance_id", "=", seed("id"))
    .orderBy("owner_kind")
    .orderBy("owner_type")
    .orderBy("attribute")
    .orderBy("owner_id"),
);

/** What records refer to through one attribute each, by position. Seeds: kind, type and name of the attribute, and an id. */
export const readHeldThrough = reading<EndRow>(groupColumns, ends, (db) =>
  referencesThrough(db)
    .select("instance_id as other")
    .where("owner_id", "=", seed("id"))
    .orderBy("position"),
);

/** Who refers to instances through one attribute each, by id. Seeds: kind, type and name of the attribute, and an id. */
export const readHoldingThrough = reading<EndRow>(groupColumns, ends, (db) =>
  referencesThrough(db)
    .select("owner_id as other")
    .where("instance_id", "=", seed("id"))
    .orderBy("owner_id"),
);

/** The contacts of conversations, by id. Seeds: an id. */
export const readParticipants = reading<EndRow>(["id"], ends, (db) =>
  db
    .selectFrom("conversation_contacts")
    .select("contact_id as other")
    .where("workspace_id", "=", workspace)
    .where("conversation_id", "=", seed("id"))
    .orderBy("contact_id"),
);

/** The conversations of contacts, by id. Seeds: an id. */
export const readConversationsOf = reading<EndRow>(["id"], ends, (db) =>
  db
    .selectFrom("conversation_contacts")
    .select("conversation_id as other")
    .where("workspace_id", "=", workspace)
    .where("contact_id", "=", seed("id"))
    .orderBy("conversation_id"),
);

/** The references through the attribute of the seed, whose `id` is one of their ends. */
export function referencesThrough(db: Queries) {
  return db
    .selectFrom("instance_references")
    .where("workspace_id", "=", workspace)
    .where("owner_kind", "=", sql<OwnerKind>`${seed("owner_kind")}`)
    .where("owner_type", "=", seed("owner_type"))
    .where("attribute", "=", seed("attribute"));
}

function reading<Row extends EndRow>(
  seedColumns: readonly string[],
  columns: readonly Exclude<keyof Row & string, "seed">[],
  rows: (db: Queries) => { limit(most: number): Expression<unknown> },
) {
  return preparedQuery((db, { seeds, each, most }: Reading, dialect) =>
    db
      .selectFrom(
        rowsForEach<Row>(dialect, seeds, seedColumns, rows(db).limit(each), columns, most),
      )
      .selectAll(),
  );
}
