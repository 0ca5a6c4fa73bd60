import { datetimeSchema } from "../../../contract/attribute-values.ts";
import type { ContactUpdate } from "../../../contract/contacts.ts";
import { isVersionSince, type IntercomVersion } from "../../../contract/intercom-version.ts";
import { isJsonObject, parseJson, type JsonObject } from "../../../contract/json.ts";
import type { Database } from "../../database/database.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { isUniqueViolation } from "../../database/unique-violation.ts";
import { invalidParameter } from "../../http/api-error.ts";
import { parsePart } from "../../http/validation.ts";
import { checkAttributeWrite } from "../../workspace/custom-attributes.ts";
import { replaceReferences } from "../../workspace/references.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { z } from "zod";
import { profileOf, type ContactProfile } from "./contact-json.ts";
import { getContact, type ContactRow } from "./store.ts";

/** Change a contact and return it as it is then. Throws where a part of the change can't be made, and changes nothing. */
export async function updateContact(
  database: Database,
  id: string,
  update: ContactUpdate,
  version: IntercomVersion,
): Promise<ContactRow> {
  const changes = checkContactUpdate(update, version);
  try {
    return await database.sharedTransaction(async (db) => {
      const held = await getContact(db, { id }, version, { lock: database.dialect === "postgres" });
      if (Object.keys(update).length === 0) return held;
      const schema = await loadSchema(database, db);
      const stored = parseJson(held.custom_attributes);
      const heldAttributes: JsonObject = isJsonObject(stored) ? stored : {};
      const write = checkAttributeWrite(
        schema.contactAttributes,
        update.custom_attributes ?? {},
        heldAttributes,
      );
      await db
        .updateTable("contacts")
        .set({
          ...changes,
          profile: JSON.stringify(changedProfile(held, update)),
          custom_attributes: JSON.stringify({ ...heldAttributes, ...write.values }),
          updated_at: Math.floor(Date.now() / 1000),
        })
        .where("workspace_id", "=", theWorkspaceId)
        .where("id", "=", id)
        .execute();
      for (const { attribute, ids } of write.references)
        await replaceReferences(db, { kind: "contact", id }, attribute, ids);
      return getContact(db, { id }, version);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw invalidParameter(
      "external_id",
      `Another contact has the external_id '${update.external_id}' already`,
    );
  }
}

/** What is to change beside attributes, as columns; throws a 400 that names what can't be. */
export function checkContactUpdate(update: ContactUpdate, version: IntercomVersion) {
  refuseLoneVerification(update, version);
  return columnChanges(update);
}

/** "email_verified … must be supplied together with an email". Update a contact, 2.16, read 2026-08. */
function refuseLoneVerification(update: ContactUpdate, version: IntercomVersion): void {
  if (update.email_verified === undefined) return;
  const field = "email_verified";
  if (!isVersionSince(version, "2.16"))
    throw invalidParameter(
      field,
      `${field} is not a parameter of this request before version 2.16`,
    );
  if (update.email == null || update.email === "")
    throw invalidParameter(field, `${field} must come together with the email it is about`);
}

const timesSchema = z.object({
  signed_up_at: datetimeSchema.nullish(),
  last_seen_at: datetimeSchema.nullish(),
});

/** Members left out stay undefined, and so does their column. */
function columnChanges(update: ContactUpdate) {
  const { signed_up_at, last_seen_at } = parsePart(timesSchema, update);
  const { role, external_id, email, phone, name, unsubscribed_from_emails: unsubscribed } = update;
  return {
    role,
    external_id,
    email: email === "" ? null : email,
    phone,
    name,
    owner_id: ownerId(update.owner_id),
    unsubscribed_from_emails: unsubscribed === undefined ? undefined : Number(unsubscribed),
    signed_up_at,
    last_seen_at,
  };
}

function ownerId(written: ContactUpdate["owner_id"]): string | null | undefined {
  if (written == null) return written;
  const id = String(written);
  if (!/^\d{1,15}$/.test(id))
    throw invalidParameter("owner_id", "owner_id must be the id of an admin: up to 15 digits");
  return id;
}

function changedProfile(held: ContactRow, update: ContactUpdate): ContactProfile {
  const profile = profileOf(held);
  if (update.avatar !== undefined) {
    profile.avatar = update.avatar === null ? null : { type: "avatar", image_url: update.avatar };
  }
  if (update.email_verified !== undefined) profile.email_verified = update.email_verified;
  // Nobody has verified the new address.
  else if (update.email !== undefined && update.email !== held.email) profile.email_verified = null;
  return profile;
}
