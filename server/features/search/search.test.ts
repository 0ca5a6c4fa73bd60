import { afterEach, beforeEach, expect, it } from "vitest";
import { contactEndpoints } from "../../../contract/contacts.ts";
import { everywhereSearchEndpoint, type SearchHit } from "../../../contract/everywhere-search.ts";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { testContacts } from "../../testing/test-workspace.ts";
import { countedAtMost } from "./counted-at-most.ts";

const params = { custom_object_type_identifier: "Order" };

describeOnEachDatabase("searching everywhere", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const search = async (q: string, limit = 10) =>
    (await test.call(everywhereSearchEndpoint, { query: { q, limit } })).groups;
  const named = async (q: string) =>
    (await search(q)).map(({ kind, object_type_id, hits }) => [
      object_type_id ?? kind,
      hits.map(({ title }) => title),
    ]);
  const first = async (q: string) => (await search(q))[0]?.hits[0];
  const marked = ({ text, marks }: NonNullable<SearchHit["match"]>) =>
    marks.map(({ start, end }) => text.slice(start, end));
  const add = async (external_id: string | null, values: object) =>
    (
      await test.call(instanceEndpoints.upsert, {
        params,
        body: { external_id, custom_attributes: values },
      })
    ).id;

  it("finds instances, contacts and conversations, each in its group", async () => {
    await add("x-1", { order_number: "Where next", note: "for Ada Lovelace" });
    expect(await named("LOVELACE")).toEqual([
      ["Order", ["Where next"]],
      ["contact", ["Ada Lovelace"]],
    ]);
    expect(await named("where")).toEqual([
      ["Order", ["Where next"]],
      ["conversation", ["Where is my order?"]],
    ]);
    expect(await named("contact-2@ex")).toEqual([["contact", ["Grace Hopper"]]]);
    expect(await named("due on monday")).toEqual([["conversation", ["Where is my order?"]]]);
    expect(await search("nothing has this")).toEqual([]);
    expect(await search("  ")).toEqual([]);
  });

  it("tells which attribute holds the text, and where", async () => {
    await add("x-1", { order_number: "N-77", note: "left at the Größe café", total_amount: 149.9 });
    const hit = await first("GRÖSSE".replace("SS", "ß"));
    expect(hit).toMatchObject({
      title: "N-77",
      subtitle: "x-1",
      is_exact: false,
      match: { label: "note" },
    });
    expect(hit?.match && marked(hit.match)).toEqual(["Größe"]);
    expect((await first("149.9"))?.match).toMatchObject({ label: "total_amount", text: "149.9" });
    expect(await first("n-77")).toMatchObject({ title_marks: [{ start: 0, end: 4 }], match: null });
    const both = await first("n-77 café");
    expect(both).toMatchObject({ title_marks: [{ start: 0, end: 4 }], match: { label: "note" } });
  });

  it("cuts a long value to what stands around the text", async () => {
    await add("x-1", { note: `${"before ".repeat(40)}\nneedle${" after".repeat(40)}` });
    const match = (await first("needle"))?.match;
    expect(match?.text).toMatch(/^….{20,40}needle( after)+.*…$/);
    expect(match?.text.length).toBeLessThan(150);
    expect(match && marked(match)).toEqual(["needle"]);
  });

  it("puts exact ids first, then what starts with the text, then the newest", async () => {
    const old = await add("a", { order_number: "one", note: "see 2bc" });
    const late = await add("b", { order_number: "two", note: "not 2bc" });
    const starts = await add("c", { order_number: "2bcd" });
    const exact = await add("2BC", { order_number: "four" });
    const hits = (await search("2bc"))[0]?.hits ?? [];
    expect(hits.map(({ id }) => id)).toEqual([exact, starts, late, old]);
    expect(hits.map(({ is_exact }) => is_exact)).toEqual([true, false, false, false]);
    expect(await first(testContacts.ada.id)).toMatchObject({
      id: testContacts.ada.id,
      is_exact: true,
    });
  });

  it("takes one or two letters for the beginning of a title or an id", async () => {
    await add("qa-1", { order_number: "zz top", note: "xx" });
    for (const q of ["z", "ZZ", "q", "qa"])
      expect(await named(q), q).toEqual([["Order", ["zz top"]]]);
    expect(await first("qa")).toMatchObject({
      match: { label: "External id", marks: [{ start: 0, end: 2 }] },
    });
    expect(await named("xx")).toEqual([]);
    expect(await named("gr")).toEqual([["contact", ["Grace Hopper"]]]);
    expect(await named("2")).toEqual([
      ["Order", ["A-2"]],
      ["conversation", ["The invoice is wrong."]],
    ]);
  });

  it("tells how many there are in all, and where it stopped counting", async () => {
    await test.database.transaction(async (db) => {
      const rows = Array.from({ length: countedAtMost + 5 }, (_, index) => ({
        workspace_id: "embedded",
        id: `many-${index}`,
        seq: 1000 + index,
        object_type_id: "Shipment",
        external_id: `many-${index}`,
        external_created_at: null,
        external_updated_at: null,
        custom_attributes: JSON.stringify({
          tracking: index < 20 ? "few of them" : "most of them",
        }),
        created_at: 1,
        updated_at: 1,
      }));
      await db.insertInto("instances").values(rows).execute();
    });
    const totals = async (q: string) =>
      (await search(q, 3)).map(({ hits, total, total_is_exact }) => [
        hits.length,
        total,
        total_is_exact,
      ]);
    expect(await totals("few of them")).toEqual([[3, 20, true]]);
    expect(await totals("of them")).toEqual([[3, countedAtMost, false]]);
    expect(await totals("ma")).toEqual([[3, countedAtMost, false]]);
    expect(await totals("many-7")).toEqual([[3, 111, true]]);
    expect((await search("of them", 2))[0]?.hits.map(({ id }) => id)).toEqual([
      "many-1004",
      "many-1003",
    ]);
  });

  it("leaves out archived types and attributes and merged contacts", async () => {
    await test.database.transaction(async (db) => {
      await db
        .updateTable("contacts")
        .set({ merged_into: testContacts.grace.id })
        .where("id", "=", testContacts.ada.id)
        .execute();
      await db
        .updateTable("instances")
        .set({ custom_attributes: '{"old_note":"hidden words"}' })
        .where("id", "=", "1")
        .execute();
    });
    expect(await named("lovelace")).toEqual([]);
    expect(await named("hidden words")).toEqual([]);
    expect(await named("order_002")).toEqual([["Order", ["A-2"]]]);
    const path = "/api/console/objects/Order";
    expect((await test.request("PUT", path, { body: { archived: true } })).status).toBe(200);
    expect(await named("order_002")).toEqual([]);
  });

  it("follows a change of a contact", async () => {
    const body = { name: "Augusta King" };
    await test.call(contactEndpoints.update, { params: { contact_id: testContacts.ada.id }, body });
    expect(await named("lovelace")).toEqual([]);
    expect(await named("augusta")).toEqual([["contact", ["Augusta King"]]]);
  });

  it("answers whatever is typed", async () => {
    for (const q of [
      '"',
      "'",
      "*",
      "a* OR b",
      "NEAR(a b)",
      "%%%",
      "___",
      "\\\\\\",
      "😀",
      "x".repeat(1000),
      "abc ".repeat(250),
    ])
      expect(await search(q), q).toEqual([]);
    await test.callFailing(400, everywhereSearchEndpoint, { query: { q: "x".repeat(1001) } });
    await test.callFailing(400, everywhereSearchEndpoint, { query: { q: "abc\0" } });
  });
});
