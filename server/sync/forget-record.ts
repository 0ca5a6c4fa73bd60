import type { Transaction } from "kysely";
import type { SavedReference } from "../../contract/before-image.ts";
import { isJsonObject, parseJson } from "../../contract/json.ts";
import type { Database, Queries } from "../database/database.ts";
import { theWorkspaceId as workspace, type Tables } from "../database/tables.ts";
import { deleteInstance } from "../features/instances/delete-instance.ts";
import { markFindings } from "../workspace/mark-findings.ts";
import { contactTitle, conversationTitle, instanceTitle } from "../workspace/record-titles.ts";
import { loadSchema, type Schema } from "../workspace/schema.ts";
import { claimRecords } from "./claim-records.ts";
import { membersOf } from "./compare-records.ts";
import { copiedColumns } from "./copied-columns.ts";
import type { CopiedList } from "./copied-record.ts";
import { deleteReferencesOf } from "./delete-references.ts";
import type { GoneImage } from "./gone-image.ts";
import { readHeld, type HeldRecord } from "./held-records.ts";
import { noteChanges, type ChangeSource } from "./note-changes.ts";
import { countOneLess } from "./sync-lists.ts";

interface Forgotten extends ChangeSource {
  id: string;
  /** When the call was sent that did not find it; for a deletion, when its reply came. */
  asOfMs: number;
  /** The sweep that asked. */
  sweep?: number | undefined;
}

/**
 * Move a record that the vendor no longer has out of its table into `gone_records`, with the references it held and those
 * to it, inside a transaction. False, and nothing is changed, where the copy has no such record or knows it as of a later moment.
 */
export async function forgetRecord(
  database: Database,
  db: Transaction<Tables>,
  list: CopiedList,
  { id, asOfMs, sweep = 0, ...source }: Forgotten,
): Promise<boolean> {
  const claimed = await claimRecords(db, list, [id], { asOfMs, sweep });
  const held = (await readHeld(db, list, [{ id }])).get(id);
  if (!held || !claimed.has(id)) return false;
  const schema = await loadSchema(database, db);
  await db
    .insertInto("gone_records")
    .values({
      workspace_id: workspace,
      kind: list.kind,
      id,
      object_type_id: list.typeId,
      title: titleOf(list, held, schema),
      gone_at: Math.floor(Date.now() / 1000),
      source: source.source,
      image: JSON.stringify(await imageOf(db, list, held)),
    })
    .execute();
  const before = membersOf(held, Object.keys(copiedColumns[list.kind]), [
    ...held.references.keys(),
  ]);
  await noteChanges(db, list, [{ id, before, after: null }], source);
  if (list.kind === "instance") await deleteInstance(db, list.typeId, { id });
  else await deletePerson(db, list.kind, held);
  // What a sweep misses the vendor did not count.
  if (source.source !== "sweep") await countOneLess(db, list);
  return true;
}

function titleOf({ kind, typeId }: CopiedList, { id, columns }: HeldRecord, schema: Schema) {
  const text = (name: string) => {
    const value = columns[name];
    return typeof value === "string" ? value : null;
  };
  const external_id = text("external_id");
  switch (kind) {
    case "instance": {
      const custom_attributes = text("custom_attributes") ?? "{}";
      return instanceTitle(id, { external_id, custom_attributes }, schema.objectTypes.get(typeId));
    }
    case "contact":
      return contactTitle(id, { name: text("name"), email: text("email"), external_id });
    case "conversation":
      return conversationTitle(id, { title: text("title"), excerpt: "" });
  }
}

async function imageOf(
  db: Queries,
  { kind, typeId }: CopiedList,
  { id, columns, references }: HeldRecord,
): Promise<GoneImage> {
  const { external_id, custom_attributes, ...others } = columns;
  const attributes = parseJson(String(custom_attributes));
  return {
    external_id: typeof external_id === "string" ? external_id : null,
    custom_attributes: isJsonObject(attributes) ? attributes : {},
    columns: others,
    references: [...references].flatMap(([attribute, ids]) =>
      ids.map((instance_id, position): SavedReference => ({
        owner_kind: kind,
        owner_type: typeId,
        owner_id: id,
        attribute,
        position,
        instance_id,
      })),
    ),
    referred_by: kind === "instance" ? await readReferencesTo(db, id) : [],
  };
}

function readReferencesTo(db: Queries, instanceId: string): Promise<SavedReference[]> {
  return db
    .selectFrom("instance_references")
    .select(["owner_kind", "owner_type", "owner_id", "attribute", "position", "instance_id"])
    .where("workspace_id", "=", workspace)
    .where("instance_id", "=", instanceId)
    .orderBy("owner_kind")
    .orderBy("owner_type")
    .orderBy("attribute")
    .orderBy("owner_id")
    .orderBy("position")
    .execute();
}

async function deletePerson(
  db: Queries,
  kind: "contact" | "conversation",
  { id, columns }: HeldRecord,
): Promise<void> {
  await deleteReferencesOf(db, { kind, id });
  await markFindings(db, kind, [id]);
  if (kind === "contact") {
    const externalId = columns["external_id"];
    if (typeof externalId === "string") await markFindings(db, "external_id", [externalId]);
    await deleteRow(db, "contacts", id);
    return;
  }
  for (const table of ["conversation_contacts", "conversation_parts"] as const) {
    await db
      .deleteFrom(table)
      .where("workspace_id", "=", workspace)
      .where("conversation_id", "=", id)
      .execute();
  }
  await deleteRow(db, "conversations", id);
}

async function deleteRow(db: Queries, table: "contacts" | "conversations", id: string) {
  await db.deleteFrom(table).where("workspace_id", "=", workspace).where("id", "=", id).execute();
}
