import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterEach, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { takeIds } from "../database/id-sequence.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import { loadSchema } from "../workspace/schema.ts";
import { findWorkspace } from "../workspace/workspace.ts";
import { demoSize } from "./demo-size.ts";
import { fillNewWorkspace } from "./fill-new-workspace.ts";
import { makeDemo } from "./make-demo.ts";

/** Every row of every table, in an order that does not depend on how text is sorted. */
async function fingerprint({ db }: Database): Promise<Record<string, string>> {
  const tables = {
    workspaces: ["id"],
    object_types: ["position"],
    attributes: ["id"],
    instances: ["seq"],
    contacts: ["seq"],
    conversations: ["seq"],
    conversation_contacts: ["conversation_id", "position"],
    conversation_parts: ["conversation_id", "position"],
    instance_counts: ["object_type_id", "slot"],
    instance_references: ["owner_kind", "owner_id", "attribute", "position"],
  };
  const hashes: Record<string, string> = {};
  for (const [table, keys] of Object.entries(tables)) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(
      db,
    );
    const lines = rows.map((row) =>
      JSON.stringify([
        ...keys.map((key) => row[key]),
        ...Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)),
      ]),
    );
    hashes[table] = createHash("sha256").update(lines.sort().join("\n")).digest("hex");
  }
  return hashes;
}

const fingerprints: Record<string, Record<string, string>> = {};

describeOnEachDatabase("the demo workspace", (open) => {
  let opened: Database[] = [];
  async function openDemo(demo: "small" | number): Promise<Database> {
    const database = await open();
    opened.push(database);
    await fillNewWorkspace(database, demo);
    return database;
  }
  afterEach(async () => {
    for (const database of opened) await database.close();
    opened = [];
  });

  it("is the same every time for the same size, on every database", async () => {
    for (const demo of ["small", 60] as const) {
      const { dialect } = await openDemo(demo);
      fingerprints[`${demo} on ${dialect}`] = await fingerprint(await openDemo(demo));
      const mine = await fingerprint(opened.at(-2) as Database);
      for (const [name, other] of Object.entries(fingerprints)) {
        if (name.startsWith(`${demo} `)) expect(mine).toEqual(other);
      }
    }
  });

  it("takes less than two seconds to make", async () => {
    const database = await open();
    opened.push(database);
    await makeDemo(database, demoSize(30));
    const before = process.cpuUsage();
    await makeDemo(database, demoSize("small"), { replace: true });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(2);
  });

  it("has as many records as its size says, and counts them", async () => {
    const { db } = await openDemo("small");
    const count = async (table: "instances" | "contacts" | "conversations") =>
      (await db.selectFrom(table).select("seq").execute()).length;
    expect(await count("instances")).toBe(2500);
    expect(await count("contacts")).toBe(500);
    expect(await count("conversations")).toBe(800);
    const counts = await sql`
      select c.object_type_id from instance_counts c where c.instances <> (
        select count(*) from instances i where i.object_type_id = c.object_type_id and i.seq % 16 = c.slot)
    `.execute(db);
    expect(counts.rows).toEqual([]);
    const slots = await db.selectFrom("instance_counts").select("instances").execute();
    expect(slots.reduce((sum, { instances }) => sum + instances, 0)).toBe(2500);
  });

  it("leaves the next ids to whoever writes next", async () => {
    const { db, dialect } = await openDemo("small");
    expect(await takeIds(db, dialect, "instance")).toEqual([2501]);
    expect(await takeIds(db, dialect, "contact")).toEqual([501]);
    expect(await takeIds(db, dialect, "conversation")).toEqual([801]);
  });

  it("is not there at all when its making breaks off", async () => {
    const database = await open();
    opened.push(database);
    const broken = makeDemo(database, demoSize(2000), {
      onProgress: () => {
        throw new Error("out of disk");
      },
    });
    await expect(broken).rejects.toThrow("out of disk");
    expect(await findWorkspace(database)).toBeUndefined();
    expect(await database.db.selectFrom("instances").select("id").execute()).toEqual([]);
    await fillNewWorkspace(database, "small");
    expect(await database.db.selectFrom("instances").select("id").execute()).toHaveLength(2500);
  });

  it("stays as it is on a second start", async () => {
    const database = await openDemo(60);
    const before = await fingerprint(database);
    await fillNewWorkspace(database, "small");
    expect(await fingerprint(database)).toEqual(before);
  });

  it("can be made anew in its own place, as if the database were new", async () => {
    const database = await openDemo(500);
    const schema = await loadSchema(database);
    await makeDemo(database, demoSize("small"), { replace: true });
    const replaced = await fingerprint(database);
    const fresh = await fingerprint(await openDemo("small"));
    expect({ ...replaced, workspaces: "" }).toEqual({ ...fresh, workspaces: "" });
    expect((await loadSchema(database)).version).toBeGreaterThan(schema.version);
  });

  it("can be as small as one instance", async () => {
    for (const demo of [1, 2, 3, 7, 26]) {
      const { db } = await openDemo(demo);
      expect(await db.selectFrom("instances").select("id").execute()).toHaveLength(demo);
    }
  });
});
