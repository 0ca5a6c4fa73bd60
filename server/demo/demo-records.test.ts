import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { attributeValueSchema } from "../../contract/attribute-values.ts";
import type { Attribute } from "../../contract/attributes.ts";
import { contactSchema } from "../../contract/contacts.ts";
import { conversationListItemSchema } from "../../contract/conversations.ts";
import { parseJson, type JsonObject } from "../../contract/json.ts";
import { openDatabase } from "../database/open-database.ts";
import { loadSchema } from "../workspace/schema.ts";
import { fillNewWorkspace } from "./fill-new-workspace.ts";
import { plantedDefects } from "./planted-defects.ts";

describe("the records of the demo workspace", async () => {
  const database = await openDatabase({ file: ":memory:" });
  await fillNewWorkspace(database, "small");
  const { db } = database;
  const schema = await loadSchema(database);

  function refusals(attributes: readonly Attribute[], customAttributes: string): string[] {
    return Object.entries(parseJson(customAttributes) as JsonObject).flatMap(([name, value]) => {
      const attribute = attributes.find((each) => each.name === name);
      return attribute && attributeValueSchema(attribute).safeParse(value).success ? [] : [name];
    });
  }

  it("hold values that their attributes allow, but for those planted", async () => {
    const instances = await db.selectFrom("instances").selectAll().orderBy("seq").execute();
    const wrong = instances.flatMap((instance) => {
      const type = schema.objectTypes.get(instance.object_type_id);
      return refusals(type?.attributes ?? [], instance.custom_attributes);
    });
    expect(wrong.filter((name) => name !== "payment_method").sort()).toEqual([
      plantedDefects.undefinedAttribute.name,
      "status",
      "total_amount",
    ]);
    const contacts = await db.selectFrom("contacts").selectAll().execute();
    expect(
      contacts.flatMap((each) => refusals(schema.contactAttributes, each.custom_attributes)),
    ).toEqual([]);
    const conversations = await db.selectFrom("conversations").selectAll().execute();
    expect(
      conversations.flatMap((each) =>
        refusals(schema.conversationAttributes, each.custom_attributes),
      ),
    ).toEqual([]);
  });

  it("carry contacts and messages in Intercom's form", async () => {
    for (const { profile } of await db.selectFrom("contacts").select("profile").execute()) {
      contactSchema.partial().strict().parse(parseJson(profile));
    }
    for (const row of await db.selectFrom("conversations").selectAll().execute()) {
      const { source, tags } = conversationListItemSchema.shape;
      source.strict().parse(JSON.parse(row.source));
      tags.shape.tags.parse(JSON.parse(row.tags));
    }
  });

  it("tell of what they are linked to, with nothing left to fill in", async () => {
    const parts = await db.selectFrom("conversation_parts").selectAll().execute();
    const texts = parts.map(({ body }) => body ?? "");
    const openings = await db
      .selectFrom("conversations")
      .select(["title", "source_text"])
      .execute();
    texts.push(...openings.flatMap(({ title, source_text }) => [title ?? "", source_text]));
    expect(texts.filter((text) => /[{}]|undefined|NaN|\(\s*\)/.test(text))).toEqual([]);
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from conversations c
      join instance_references r on r.owner_kind = 'conversation' and r.owner_id = c.id and r.attribute = 'invoice'
      join instances i on i.id = r.instance_id
      where instr(c.source_text, i.custom_attributes ->> 'invoice_number') > 0`.execute(db);
    expect(rows[0]?.n).toBeGreaterThan(20);
  });

  it("have threads of 2 to 12 parts, and one longer than a reply carries", async () => {
    const { rows } = await sql<{ conversation_id: string; n: number }>`
      select conversation_id, count(*) as n from conversation_parts group by 1`.execute(db);
    const lengths = rows.map(({ n }) => n).sort((one, other) => one - other);
    expect(lengths).toHaveLength(800);
    expect(lengths[0]).toBeGreaterThanOrEqual(2);
    expect(lengths.at(-2)).toBeLessThanOrEqual(12);
    expect(lengths.at(-1)).toBe(plantedDefects.overlongThread.parts);
  });

  it("come in order of their times, and change no sooner than they come", async () => {
    for (const table of ["instances", "contacts", "conversations"]) {
      const { rows } = await sql`
        select a.id from ${sql.table(table)} a join ${sql.table(table)} b on b.seq = a.seq + 1
        where b.created_at < a.created_at or a.updated_at < a.created_at`.execute(db);
      expect(rows).toEqual([]);
    }
  });

  it("are no older than the contacts that hold them and write about them", async () => {
    const { rows } = await sql<{ conversations: number; orders: number }>`
      select
        (select count(*) from conversations c
          join conversation_contacts p on p.conversation_id = c.id
          join contacts o on o.id = p.contact_id
          where c.created_at < o.created_at) as conversations,
        (select count(*) from instance_references r
          join instances i on i.id = r.instance_id
          join contacts o on o.id = r.owner_id
          where r.owner_kind = 'contact' and r.attribute = 'order' and i.created_at < o.created_at) as orders`.execute(
      db,
    );
    expect(rows).toEqual([{ conversations: 0, orders: 0 }]);
  });

  it("hold exactly 400 orders on one contact, and nothing on some instances", async () => {
    const { rows: most } = await sql<{ n: number }>`
      select count(*) as n from instance_references where owner_kind = 'contact' and attribute = 'order'
      group by owner_id order by n desc limit 1`.execute(db);
    expect(most).toEqual([{ n: 400 }]);
    const { rows: free } = await sql<{ n: number }>`
      select count(*) as n from instances i where not exists (
        select 1 from instance_references r where r.instance_id = i.id or (r.owner_kind = 'instance' and r.owner_id = i.id))`.execute(
      db,
    );
    expect(free[0]?.n).toBeGreaterThan(10);
  });

  it("hold the references that are planted wrong, and no others", async () => {
    const { rows: dangling } = await sql`
      select r.instance_id from instance_references r
      where not exists (select 1 from instances i where i.id = r.instance_id)`.execute(db);
    expect(dangling).toEqual([{ instance_id: plantedDefects.danglingReference.instanceId }]);
    const { rows: twice } = await sql`
      select r.attribute, count(*) as n from instance_references r
      group by owner_kind, owner_id, attribute, instance_id having count(*) > 1`.execute(db);
    expect(twice).toEqual([{ attribute: "device", n: 2 }]);
    const { rows: several } = await sql`
      select r.attribute, count(*) as n from instance_references r
      join attributes a on a.name = r.attribute and a.owner_kind = r.owner_kind and a.reference_type = 'one'
      where r.owner_kind <> 'instance'
      group by r.owner_kind, r.owner_id, r.attribute having count(*) > 1`.execute(db);
    expect(several).toEqual([{ attribute: "subscription", n: 2 }]);
    const { rows: otherType } = await sql`
      select i.object_type_id from instance_references r
      join attributes a on a.name = r.attribute and a.owner_kind = r.owner_kind
      join instances i on i.id = r.instance_id
      where r.owner_kind <> 'instance' and i.object_type_id <> a.reference_object_type_id`.execute(
      db,
    );
    expect(otherType).toEqual([{ object_type_id: "Device" }]);
    const { rows: oneSided } = await sql<{ n: number }>`
      select count(*) as n from instance_references r
      where r.owner_type = 'Subscription' and r.attribute = 'devices' and not exists (
        select 1 from instance_references back where back.owner_type = 'Device'
          and back.owner_id = r.instance_id and back.attribute = 'subscription' and back.instance_id = r.owner_id)`.execute(
      db,
    );
    expect(oneSided).toEqual([{ n: 1 }]);
    const { rows: merged } = await sql`
      select r.attribute from instance_references r join contacts c on c.id = r.owner_id
      where r.owner_kind = 'contact' and c.merged_into is not null`.execute(db);
    expect(merged).toEqual([{ attribute: "order" }]);
  });

  it("share an external id across two types, and an attribute name", async () => {
    const { rows: shared } = await sql`
      select external_id, count(*) as n from instances where external_id is not null
      group by external_id having count(*) > 1`.execute(db);
    expect(shared).toEqual([{ external_id: plantedDefects.sharedExternalId.externalId, n: 2 }]);
    const names = schema.conversationAttributes.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual(["language"]);
  });

  it("look like life: nulls, empty and long texts, emoji, scripts that run from the right, exact digits", async () => {
    const { rows } = await sql<{ custom_attributes: string }>`
      select custom_attributes from instances`.execute(db);
    const all = rows.map(({ custom_attributes }) => custom_attributes).join("\n");
    for (const sign of [
      /:null/,
      /:""/,
      /"note":"[^"]{5000}/,
      /\p{Extended_Pictographic}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Hebrew}/u,
      /\p{Script=Han}/u,
      /"tracking_id":\d{19}[,}]/,
      /"total_amount":\d+\.\d0[,}]/,
    ]) {
      expect(all).toMatch(sign);
    }
    const contacts = await db.selectFrom("contacts").selectAll().execute();
    expect(contacts.filter(({ merged_into }) => merged_into !== null)).toHaveLength(1);
    expect(contacts.filter(({ profile }) => profile.includes('"location"')).length).toBeLessThan(
      480,
    );
    expect(contacts.every(({ id }) => /^[0-9a-f]{24}$/.test(id))).toBe(true);
    expect(new Set(contacts.map(({ id }) => id)).size).toBe(500);
  });
});
