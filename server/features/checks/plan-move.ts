import { createHash } from "node:crypto";
import type { Attribute } from "../../../contract/attributes.ts";
import type { Queries } from "../../database/database.ts";
import { theWorkspaceId as workspace } from "../../database/tables.ts";
import { ApiError, notFound } from "../../http/api-error.ts";
import { readReferences, type Reference } from "../../workspace/references.ts";
import { relationshipAttributes, type Schema } from "../../workspace/schema.ts";
import { targetType } from "./check-plan.ts";

/** What becomes of the set that a merged contact holds through one attribute. */
export interface SetMove {
  attribute: Attribute;
  /** The set of the contact that takes its place, as it will be. */
  after: string[];
  moved: string[];
  alreadyHeld: number;
  dropped: string[];
}

export interface MovePlan {
  from: string;
  into: string;
  sets: SetMove[];
  /** In so many conversations the one takes the place of the other. */
  conversations: number;
  revision: string;
}

/** A contact may have been merged into one that was merged itself; nobody merges so often as this. */
const maxMerges = 20;

export async function planMove(db: Queries, schema: Schema, from: string): Promise<MovePlan> {
  const into = await findSurvivor(db, from);
  const references = await readReferences(db, "contact", [from, into]);
  const heldBy = (owner: string, name: string) =>
    references.filter(({ owner_id, attribute }) => owner_id === owner && attribute === name);
  const sets = relationshipAttributes(schema.contactAttributes).flatMap((attribute) => {
    const held = heldBy(from, attribute.name);
    return held.length === 0
      ? []
      : [
          planSet(
            attribute,
            held,
            heldBy(into, attribute.name).map(({ instance_id }) => instance_id),
          ),
        ];
  });
  const conversationIds = await conversationsOf(db, from);
  const present = new Set(await conversationsOf(db, into));
  const conversations = conversationIds.filter((id) => !present.has(id));
  const state = [
    into,
    references.map((each) => [
      each.owner_id,
      each.attribute,
      each.instance_id,
      each.instance?.object_type_id,
    ]),
    conversationIds,
    conversations,
    schema.version,
  ];
  const revision = createHash("sha256").update(JSON.stringify(state)).digest("base64url");
  return { from, into, sets, conversations: conversations.length, revision };
}

function planSet(attribute: Attribute, held: Reference[], before: string[]): SetMove {
  const known = new Set(before);
  const different = [...new Map(held.map((each) => [each.instance_id, each])).values()];
  const others = different.filter(({ instance_id }) => !known.has(instance_id));
  const isSound = ({ instance }: Reference) => instance?.object_type_id === targetType(attribute);
  const room = attribute.reference?.type === "one" ? Math.max(0, 1 - before.length) : Infinity;
  const moved = others.filter(isSound).slice(0, room);
  const idsOf = (list: Reference[]) => list.map(({ instance_id }) => instance_id);
  return {
    attribute,
    after: [...before, ...idsOf(moved)],
    moved: idsOf(moved),
    alreadyHeld: different.length - others.length,
    dropped: idsOf(others.filter((each) => !moved.includes(each))),
  };
}

/** Who took the place of a merged contact. */
async function findSurvivor(db: Queries, contactId: string): Promise<string> {
  let id = contactId;
  for (let merges = 0; merges < maxMerges; merges += 1) {
    const row = await db
      .selectFrom("contacts")
      .select("merged_into")
      .where("workspace_id", "=", workspace)
      .where("id", "=", id)
      .executeTakeFirst();
    if (!row) throw notFound("User Not Found");
    if (row.merged_into === null) {
      if (id === contactId) throw notFound("This contact was not merged into another");
      return id;
    }
    id = row.merged_into;
  }
  throw new ApiError(409, {
    code: "conflict",
    message: "The contact was merged in a circle, so there is nobody to move to",
  });
}

async function conversationsOf(db: Queries, contactId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("conversation_contacts")
    .select("conversation_id")
    .where("workspace_id", "=", workspace)
    .where("contact_id", "=", contactId)
    .orderBy("conversation_id")
    .execute();
  return rows.map(({ conversation_id }) => conversation_id);
}
