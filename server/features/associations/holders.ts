import { sql } from "kysely";
import {
  associationGroupSize,
  type AssociatedRecord,
  type Holders,
} from "../../../contract/associations.ts";
import { ownerKinds, type OwnerKind } from "../../../contract/attributes.ts";
import type { Queries } from "../../database/database.ts";
import { embeddedWorkspaceId as workspace } from "../../database/tables.ts";
import { allRelationshipAttributes, type Schema } from "../../workspace/schema.ts";
import {
  contactTitle,
  conversationTitle,
  instanceTitle,
  subtitleOf,
} from "../../workspace/record-titles.ts";
import type { Owner } from "./owner.ts";

/** One who refers to the instance, through which attribute, and how many do so through it. */
interface Holder {
  attribute: string;
  total: number;
  record: AssociatedRecord;
}

/** Who refers to an instance, by attribute: the newest of each group, and how many there are. Nobody refers to others. */
export async function readHolders(db: Queries, schema: Schema, owner: Owner): Promise<Holders[]> {
  const typeId = owner.objectTypeId;
  if (typeId === null) return [];
  const groups: Holders[] = [];
  for (const kind of ownerKinds) {
    const attributes = allRelationshipAttributes(schema).filter(
      ({ owner_kind, reference }) => owner_kind === kind && reference?.object_type_id === typeId,
    );
    if (attributes.length === 0) continue;
    const holders = await readHoldersOfKind(db, schema, kind, owner.id);
    for (const attribute of attributes) {
      const group = holders.filter(
        (holder) =>
          holder.attribute === attribute.name &&
          holder.record.object_type_id === attribute.object_type_id,
      );
      const records = group.map(({ record }) => record);
      groups.push({ attribute, total: group[0]?.total ?? 0, records });
    }
  }
  return groups;
}

function readHoldersOfKind(
  db: Queries,
  schema: Schema,
  kind: OwnerKind,
  instanceId: string,
): Promise<Holder[]> {
  switch (kind) {
    case "contact":
      return readContacts(db, instanceId);
    case "conversation":
      return readConversations(db, instanceId);
    case "instance":
      return readInstances(db, schema, instanceId);
  }
}

async function readContacts(db: Queries, instanceId: string): Promise<Holder[]> {
  const rows = await db
    .selectFrom(
      db
        .selectFrom("instance_references as reference")
        .innerJoin("contacts as owner", (join) =>
          join
            .onRef("owner.workspace_id", "=", "reference.workspace_id")
            .onRef("owner.id", "=", "reference.owner_id"),
        )
        .select(["attribute", "id", "name", "email", "external_id", "updated_at"])
        .select([place(["reference.attribute"]), total(["reference.attribute"])])
        .where("reference.workspace_id", "=", workspace)
        .where("reference.instance_id", "=", instanceId)
        .where("reference.owner_kind", "=", "contact")
        .where("owner.merged_into", "is", null)
        .as("holder"),
    )
    .selectAll()
    .where("place", "<=", associationGroupSize)
    .orderBy("place")
    .execute();
  return rows.map(({ attribute, total, id, updated_at, ...contact }) => {
    const title = contactTitle(id, contact);
    const subtitle = subtitleOf(contact.email, title);
    return {
      attribute,
      total,
      record: { kind: "contact", id, object_type_id: null, title, subtitle, updated_at },
    };
  });
}

async function readConversations(db: Queries, instanceId: string): Promise<Holder[]> {
  const rows = await db
    .selectFrom(
      db
        .selectFrom("instance_references as reference")
        .innerJoin("conversations as owner", (join) =>
          join
            .onRef("owner.workspace_id", "=", "reference.workspace_id")
            .onRef("owner.id", "=", "reference.owner_id"),
        )
        .select(["attribute", "id", "title", "state", "updated_at"])
        .select(sql<string>`substr(source_text, 1, 160)`.as("excerpt"))
        .select([place(["reference.attribute"]), total(["reference.attribute"])])
        .where("reference.workspace_id", "=", workspace)
        .where("reference.instance_id", "=", instanceId)
        .where("reference.owner_kind", "=", "conversation")
        .as("holder"),
    )
    .selectAll()
    .where("place", "<=", associationGroupSize)
    .orderBy("place")
    .execute();
  return rows.map(({ attribute, total, id, state, updated_at, ...conversation }) => {
    const title = conversationTitle(id, conversation);
    return {
      attribute,
      total,
      record: {
        kind: "conversation",
        id,
        object_type_id: null,
        title,
        subtitle: state,
        updated_at,
      },
    };
  });
}

async function readInstances(db: Queries, schema: Schema, instanceId: string): Promise<Holder[]> {
  const group = ["reference.owner_type", "reference.attribute"];
  const rows = await db
    .selectFrom(
      db
        .selectFrom("instance_references as reference")
        .innerJoin("instances as owner", (join) =>
          join
            .onRef("owner.workspace_id", "=", "reference.workspace_id")
            .onRef("owner.id", "=", "reference.owner_id"),
        )
        .select(["attribute", "id", "object_type_id", "external_id", "updated_at"])
        .select("custom_attributes")
        .select([place(group), total(group)])
        .where("reference.workspace_id", "=", workspace)
        .where("reference.instance_id", "=", instanceId)
        .where("reference.owner_kind", "=", "instance")
        .as("holder"),
    )
    .selectAll()
    .where("place", "<=", associationGroupSize)
    .orderBy("place")
    .execute();
  return rows.map(({ attribute, total, id, object_type_id, updated_at, ...instance }) => {
    const title = instanceTitle(id, instance, schema.objectTypes.get(object_type_id));
    const subtitle = subtitleOf(instance.external_id, title);
    return {
      attribute,
      total,
      record: { kind: "instance", id, object_type_id, title, subtitle, updated_at },
    };
  });
}

/** Where a holder stands among those of its group, the newest first. */
function place(group: string[]) {
  return sql<number>`row_number() over (partition by ${sql.join(group.map((column) => sql.ref(column)))} order by owner.created_at desc, owner.seq desc)`.as(
    "place",
  );
}

function total(group: string[]) {
  return sql<number>`count(*) over (partition by ${sql.join(group.map((column) => sql.ref(column)))})`.as(
    "total",
  );
}
