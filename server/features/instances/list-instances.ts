import { sql } from "kysely";
import type { Queries } from "../../database/database.ts";
import { preparedQuery } from "../../database/prepared-query.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { instanceColumns, type InstanceRow } from "../../workspace/instance-json.ts";
import { countInstances } from "./instance-counts.ts";

/** Instances that a contact or a conversation refers to; with both, those that each of them refers to. */
export interface InstanceFilter {
  contactId: string | undefined;
  conversationId: string | undefined;
}

export interface InstancePage {
  rows: (InstanceRow & { seq: number })[];
  /** All instances that match, exact. */
  total: number;
}

/** A page of the instances of a type, newest first. */
export async function listInstances(
  db: Queries,
  typeId: string,
  { contactId, conversationId }: InstanceFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<InstancePage> {
  const page = { typeId, limit, offset };
  if (contactId !== undefined && conversationId !== undefined)
    return referredByBoth(db, { ...page, contactId, conversationId });
  if (contactId !== undefined) return referredByContact(db, { ...page, contactId });
  if (conversationId !== undefined) return referredByConversation(db, { ...page, conversationId });
  return {
    rows: await (offset === 0 ? firstPage(db, page) : laterPage(db, page)),
    total: await countInstances(db, typeId),
  };
}

interface PageOfType {
  typeId: string;
  limit: number;
  offset: number;
}

function ofType(db: Queries, typeId: string) {
  return db
    .selectFrom("instances")
    .where("workspace_id", "=", workspace)
    .where("object_type_id", "=", typeId);
}

const firstPage = preparedQuery((db, { typeId, limit }: PageOfType) =>
  ofType(db, typeId)
    .select([...instanceColumns, "seq"])
    .orderBy("created_at", "desc")
    .orderBy("seq", "desc")
    .limit(limit),
);

/** Skips the rows before the page within the index alone, without reading the instances themselves. */
const laterPage = preparedQuery((db, { typeId, limit, offset }: PageOfType) => {
  const first = ofType(db, typeId)
    .select(["created_at", "seq"])
    .orderBy("created_at", "desc")
    .orderBy("seq", "desc")
    .limit(1)
    .offset(offset);
  return ofType(db, typeId)
    .select([...instanceColumns, "seq"])
    .where(sql<boolean>`(created_at, seq) <= ${first}`)
    .orderBy("created_at", "desc")
    .orderBy("seq", "desc")
    .limit(limit);
});

/** The ids that a contact or a conversation holds through attributes that are not archived. */
function heldIds(db: Queries, kind: "contact" | "conversation", ownerId: string) {
  return db
    .selectFrom("instance_references")
    .select("instance_id")
    .where("workspace_id", "=", workspace)
    .where("owner_kind", "=", kind)
    .where("owner_id", "=", ownerId)
    .where("attribute", "in", (eb) =>
      eb
        .selectFrom("attributes")
        .select("name")
        .where("workspace_id", "=", workspace)
        .where("owner_kind", "=", kind)
        .where("data_type", "=", "relationship")
        .where("archived", "=", 0),
    );
}

const referredByContact = filteredList((db, { contactId }: { contactId: string }) => [
  heldIds(db, "contact", contactId),
]);

const referredByConversation = filteredList(
  (db, { conversationId }: { conversationId: string }) => [
    heldIds(db, "conversation", conversationId),
  ],
);

const referredByBoth = filteredList(
  (db, { contactId, conversationId }: { contactId: string; conversationId: string }) => [
    heldIds(db, "contact", contactId),
    heldIds(db, "conversation", conversationId),
  ],
);

/** A list of the instances that stand in each of some sets of ids. A page that is not full tells the total by itself. */
function filteredList<Filter extends object>(
  idSets: (db: Queries, filter: Filter) => ReturnType<typeof heldIds>[],
): (db: Queries, query: PageOfType & Filter) => Promise<InstancePage> {
  const matching = (db: Queries, query: PageOfType & Filter) =>
    idSets(db, query).reduce(
      (instances, ids) => instances.where("id", "in", ids),
      ofType(db, query.typeId),
    );
  const readPage = preparedQuery((db, query: PageOfType & Filter) =>
    matching(db, query)
      .select([...instanceColumns, "seq"])
      .orderBy("created_at", "desc")
      .orderBy("seq", "desc")
      .limit(query.limit)
      .offset(query.offset),
  );
  const countAll = preparedQuery((db, query: PageOfType & Filter) =>
    matching(db, query).select((eb) => eb.fn.countAll<number>().as("total")),
  );
  return async (db, query) => {
    const rows = await readPage(db, query);
    const isLast = rows.length < query.limit && (rows.length > 0 || query.offset === 0);
    const total = isLast ? query.offset + rows.length : (await countAll(db, query))[0]?.total;
    return { rows, total: total ?? 0 };
  };
}
