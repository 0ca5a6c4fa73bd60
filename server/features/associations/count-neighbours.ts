import { sql, type Expression, type RawBuilder } from "kysely";
import type { Queries } from "../../database/database.ts";
import { preparedQuery } from "../../database/prepared-query.ts";
import { rowsForEach, seed } from "../../database/rows-for-each.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { groupColumns, referencesThrough } from "./edge-rows.ts";

/** How much of a group was looked at, and how many different neighbours that can be shown were in it. */
interface CountRow {
  seed: number;
  looked_at: number;
  shown: number;
}

interface Counting {
  seeds: string;
  /** The most rows to look at for one group. */
  each: number;
  most: number;
}

const counts = ["looked_at", "shown"] as const;
const other = sql.ref("looked.other");

/** Count what records refer to through one attribute each. Seeds as for `readHeldThrough`. */
export const countHeld = counting(groupColumns, sql`count(distinct ${other})`, (db, each) =>
  referencesThrough(db)
    .select("instance_id as other")
    .where("owner_id", "=", seed("id"))
    .limit(each),
);

const archived = sql`(select object_types.archived from instances
  join object_types on object_types.workspace_id = instances.workspace_id
    and object_types.id = instances.object_type_id
  where instances.workspace_id = ${workspace} and instances.id = ${other})`;

/** As `countHeld`, without instances of archived types: slower, for workspaces that have any. */
export const countHeldOfLiveTypes = counting(
  groupColumns,
  sql`count(distinct case when coalesce(${archived}, 0) = 0 then ${other} end)`,
  (db, each) =>
    referencesThrough(db)
      .select("instance_id as other")
      .where("owner_id", "=", seed("id"))
      .limit(each),
);

/** In this form PostgreSQL has but one index to look in, whatever it knows of the table. */
const liveContact = sql`(select case when contacts.merged_into is null then 1 end from contacts
  where contacts.workspace_id = ${workspace} and contacts.id = ${other})`;
const liveOwner = sql`case ${seed("owner_kind")}
  when 'contact' then ${liveContact}
  when 'conversation' then (select 1 from conversations
    where conversations.workspace_id = ${workspace} and conversations.id = ${other})
  else (select 1 from instances
    where instances.workspace_id = ${workspace} and instances.id = ${other}) end`;

/** Count who refers to instances through one attribute each. Seeds as for `readHoldingThrough`. */
export const countHolding = counting(groupColumns, sql`count(${liveOwner})`, (db, each) =>
  referencesThrough(db)
    .select("owner_id as other")
    .distinct()
    .where("instance_id", "=", seed("id"))
    .limit(each),
);

/** Count the contacts of conversations. Seeds: an id. */
export const countParticipants = counting(["id"], sql`count(${liveContact})`, (db, each) =>
  db
    .selectFrom("conversation_contacts")
    .select("contact_id as other")
    .where("workspace_id", "=", workspace)
    .where("conversation_id", "=", seed("id"))
    .limit(each),
);

/** Count the conversations of contacts. Seeds: an id. */
export const countConversationsOf = counting(["id"], sql`count(*)`, (db, each) =>
  db
    .selectFrom("conversation_contacts")
    .select("conversation_id as other")
    .where("workspace_id", "=", workspace)
    .where("contact_id", "=", seed("id"))
    .limit(each),
);

function counting(
  seedColumns: readonly string[],
  shown: RawBuilder<unknown>,
  looked: (db: Queries, each: number) => Expression<unknown>,
) {
  return preparedQuery((db, { seeds, each, most }: Counting, dialect) =>
    db
      .selectFrom(
        rowsForEach<CountRow>(
          dialect,
          seeds,
          seedColumns,
          sql`select count(*) as looked_at, ${shown} as shown from (${looked(db, each)}) as looked`,
          counts,
          most,
        ),
      )
      .selectAll(),
  );
}
