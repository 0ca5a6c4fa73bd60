import { sql } from "kysely";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { BeforeImage } from "../../contract/before-image.ts";
import { deletionEndpoints } from "../../contract/deletions.ts";
import { instanceEndpoints } from "../../contract/instances.ts";
import { ExactNumber } from "../../contract/json.ts";
import { describeOnEachDatabase } from "../database/testing.ts";
import { isFoundByReading } from "../testing/brute-force-search.ts";
import { openTestApp, type TestApp } from "../testing/test-app.ts";
import { holdsText } from "./holds-text.ts";
import { loadSchema } from "./schema.ts";

const typeId = "Order";
const params = { custom_object_type_identifier: typeId };
const fragments = [
  "ord",
  "Ö",
  "ö",
  "ß",
  "SS",
  "İ",
  "ΣΑΣ",
  "😀",
  "%",
  "_",
  '"',
  "*",
  "\\",
  "\n",
  " ",
  "1",
  "20",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: "binary", maxLength: 4 })), {
    maxLength: 6,
  })
  .map((parts) => parts.join(""));
const needle = fc.oneof(
  text,
  fc.constantFrom("ord", "order", "a-1", "o", "20", "ord 1", "opened", "lost", "and", "NEAR("),
);
const number = fc.constantFrom(
  120,
  1.5,
  -20,
  new ExactNumber("149.90"),
  new ExactNumber("7816622274661462710"),
);

const write = fc.record({
  kind: fc.constant("write" as const),
  external_id: fc.constantFrom("order_001", "order_002", "Örder-3", "ord 4"),
  custom_attributes: fc.record(
    {
      order_number: fc.option(text),
      note: fc.option(text),
      total_amount: fc.option(number),
      placed_at: fc.constant(1_700_000_120),
      status: fc.constantFrom("open", null),
    },
    { requiredKeys: [] },
  ),
});
const step = fc.oneof(
  { weight: 6, arbitrary: write },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), place: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("restore" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("archive" as const), archived: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("rename" as const),
      label: fc.constantFrom("opened", "Ömlaut"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("title" as const),
      title: fc.constantFrom("note", "order_number", null),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

describeOnEachDatabase("the text that instances are found by", (open) => {
  let test: TestApp;
  let images: BeforeImage[];
  beforeEach(async () => {
    test = await openTestApp(await open());
    images = [];
  });
  afterEach(() => test.close());

  it("finds what reading every instance finds, after any sequence of writes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 4 }),
        fc.array(needle, { minLength: 8, maxLength: 8 }),
        async (steps, needles) => {
          for (const each of steps) await take(each);
          await expectIndexToHoldAll();
          for (const sought of needles)
            expect(await found(sought), sought).toEqual(await read(sought));
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  it("is data, whatever it holds", async () => {
    const hostile = [
      '"',
      "'",
      "*",
      "AND",
      "NOT x",
      "a OR b",
      "col:x",
      "%%%",
      "___",
      "\0\0\0",
      "\\\\\\",
      "😀😀😀",
      "x".repeat(900),
      "ab ".repeat(300),
      "\n\n\n",
    ];
    for (const sought of hostile) {
      const body = {
        external_id: sought.slice(0, 20).replaceAll(/[^\w*"'%\\]/g, "-"),
        custom_attributes: { note: `<${sought}>` },
      };
      await test.call(instanceEndpoints.upsert, { params, body });
      expect(await found(sought), sought).toEqual(await read(sought));
    }
  });

  async function take(each: Step): Promise<void> {
    const { database } = test;
    switch (each.kind) {
      case "write": {
        const { status } = await test.request("POST", "/api/custom_object_instances/Order", {
          body: { external_id: each.external_id, custom_attributes: each.custom_attributes },
        });
        // An option that was renamed is refused; then nothing is written.
        expect([200, 400]).toContain(status);
        return;
      }
      case "delete": {
        const rows = await instances();
        const row = rows[each.place % Math.max(rows.length, 1)];
        if (!row) return;
        const place = { ...params, custom_object_instance_id: row.id };
        images.push(await test.call(deletionEndpoints.delete, { params: place }));
        return;
      }
      case "restore": {
        const image = images.pop();
        if (image)
          await test.call(deletionEndpoints.restore, { body: { image, skip_conflicts: true } });
        return;
      }
      case "archive":
      case "rename": {
        // What names the instances can't be archived, and what is archived can't name them.
        const type = (await loadSchema(database)).objectTypes.get(typeId);
        const attribute = type?.attributes.find(
          ({ name }) => name === (each.kind === "rename" ? "status" : "note"),
        );
        if (!attribute) throw new Error("The test workspace has no such attribute");
        const body =
          each.kind === "archive"
            ? { archived: each.archived }
            : {
                options: attribute.options.map(({ id, label, archived }, index) => ({
                  id,
                  label: index === 0 ? each.label : label,
                  archived,
                })),
              };
        await change(`attributes/${attribute.id}`, body);
        return;
      }
      case "title":
        await change(`objects/${typeId}`, { title_attribute: each.title });
    }
  }

  async function change(what: string, body: object): Promise<void> {
    const { status } = await test.request("PUT", `/api/console/${what}`, { body });
    expect([200, 400]).toContain(status);
  }

  function instances() {
    return test.database.db
      .selectFrom("instances")
      .selectAll()
      .where("object_type_id", "=", typeId)
      .orderBy("seq")
      .execute();
  }

  async function orders() {
    const type = (await loadSchema(test.database)).objectTypes.get(typeId);
    if (!type) throw new Error("The test workspace has no orders");
    return type;
  }

  async function found(sought: string): Promise<string[]> {
    const { db, dialect } = test.database;
    const { attributes } = await orders();
    const rows = await db
      .selectFrom("instances")
      .select("id")
      .where("object_type_id", "=", typeId)
      .where(
        holdsText(dialect, { kind: "instance", type: typeId, attributes }, sought, "instances"),
      )
      .orderBy("seq")
      .execute();
    return rows.map(({ id }) => id);
  }

  async function read(sought: string): Promise<string[]> {
    const type = await orders();
    return (await instances())
      .filter((row) => isFoundByReading(type, row, sought))
      .map(({ id }) => id);
  }

  async function expectIndexToHoldAll(): Promise<void> {
    const { db, dialect } = test.database;
    expect(await db.selectFrom("search_changes").selectAll().execute()).toEqual([]);
    const held = await db
      .selectFrom("search_texts")
      .innerJoin("search_groups", "search_groups.number", "search_texts.group_number")
      .select("search_texts.id")
      .where("search_groups.type", "=", typeId)
      .orderBy("search_texts.number")
      .execute();
    expect(held.map(({ id }) => id)).toEqual((await instances()).map(({ id }) => id));
    if (dialect === "sqlite") {
      // Fails where the trigrams are not those of the texts.
      await sql`insert into search_trigrams (search_trigrams, rank) values ('integrity-check', 1)`.execute(
        db,
      );
    }
  }
});
