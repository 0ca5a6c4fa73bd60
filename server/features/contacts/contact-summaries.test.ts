import { afterEach, beforeEach, expect, it } from "vitest";
import { contactEndpoints } from "../../../contract/contacts.ts";
import { everywhereSearchEndpoint } from "../../../contract/everywhere-search.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { testContacts, testTime } from "../../testing/test-workspace.ts";

const { summaries, update } = contactEndpoints;
const { ada, grace, nameless } = testContacts;
const added = 20;

describeOnEachDatabase("GET /console/contacts", (open) => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openTestApp(await open());
  });
  afterEach(() => app.close());

  const find = async (q: string) =>
    (await app.call(summaries, { query: { q } })).contacts.map(({ id }) => id);

  async function addContacts(): Promise<void> {
    const [row] = await app.database.db
      .selectFrom("contacts")
      .selectAll()
      .where("id", "=", ada.id)
      .execute();
    if (!row) throw new Error("no contact to copy");
    const rows = Array.from({ length: added }, (_, index) => ({
      ...row,
      id: `copy-${index}`,
      external_id: null,
      seq: 100 + index,
      created_at: testTime + (index % 4),
    }));
    await app.database.db.insertInto("contacts").values(rows).execute();
  }

  it.each([1, 3, 5, 23])(
    "meets each contact once on a walk to the end and back, %i a page",
    async (per_page) => {
      await addContacts();
      const forward: string[] = [];
      let page = await app.call(summaries, { query: { per_page } });
      for (;;) {
        expect(page.page.first_position).toBe(forward.length + 1);
        forward.push(...page.contacts.map(({ id }) => id));
        if (page.page.next === null) break;
        page = await app.call(summaries, { query: { per_page, after: page.page.next } });
      }
      expect(new Set(forward).size).toBe(added + 3);
      expect(forward).toHaveLength(page.total_count);
      const back = page.contacts.map(({ id }) => id);
      while (page.page.previous !== null) {
        page = await app.call(summaries, { query: { per_page, before: page.page.previous } });
        back.unshift(...page.contacts.map(({ id }) => id));
        expect(page.page.first_position).toBe(forward.length - back.length + 1);
      }
      expect(back).toEqual(forward);
    },
  );

  it("finds a text in any field or attribute, whatever its case, just as the search everywhere", async () => {
    await app.call(update, {
      params: { contact_id: nameless.id },
      body: {
        name: "ÉMILE 100%_\\",
        phone: "+49 30 1234",
        email: "e@under.example",
        custom_attributes: { topic: "Late parcel" },
      },
    });
    expect(await find("LOVE")).toEqual([ada.id]);
    expect(await find("émile")).toEqual([nameless.id]);
    expect(await find("0%_\\")).toEqual([nameless.id]);
    expect(await find("parcel émile")).toEqual([nameless.id]);
    expect(await find("+49 1234")).toEqual([nameless.id]);
    expect(await find("UNDER")).toEqual([nameless.id]);
    expect(await find("GRACE")).toEqual([grace.id]);
    expect(await find(ada.id.toUpperCase())).toEqual([ada.id]);
    expect(await find("gr")).toEqual([grace.id]);
    expect(await find("")).toHaveLength(3);
    for (const q of ["a", "ad", "ada", "e", "under", "64f", "parcel", "nothing"]) {
      const { groups } = await app.call(everywhereSearchEndpoint, { query: { q } });
      const everywhere = groups.find(({ kind }) => kind === "contact");
      expect((await find(q)).toSorted()).toEqual(
        (everywhere?.hits ?? []).map(({ id }) => id).toSorted(),
      );
    }
  });

  const list = async (query: Record<string, string | number>) => {
    const reply = await app.call(summaries, { query });
    return reply.contacts.map(({ id }) => id);
  };
  const sortBy = (...keys: [string, "ascending" | "descending"][]) =>
    JSON.stringify(keys.map(([field, order]) => ({ field, order })));

  it("sorts by fields and attributes, those without a value last, and walks in that order", async () => {
    const topics: [string, string][] = [
      [ada.id, "b"],
      [nameless.id, "a"],
    ];
    for (const [contact_id, topic] of topics)
      await app.call(update, { params: { contact_id }, body: { custom_attributes: { topic } } });
    const byName = [ada.id, grace.id, nameless.id];
    expect(await list({ sort: sortBy(["name", "ascending"]) })).toEqual(byName);
    expect(await list({ sort: sortBy(["name", "descending"]) })).toEqual([
      grace.id,
      ada.id,
      nameless.id,
    ]);
    const byTopic = [nameless.id, ada.id, grace.id];
    const sort = sortBy(["custom_attributes.topic", "ascending"], ["name", "ascending"]);
    expect(await list({ sort })).toEqual(byTopic);
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const cursor: { after?: string } = after === null ? {} : { after };
      const reply = await app.call(summaries, { query: { sort, per_page: 1, ...cursor } });
      walked.push(...reply.contacts.map(({ id }) => id));
      after = reply.page.next;
    } while (after !== null);
    expect(walked).toEqual(byTopic);
  });

  it("turns to a page by its number, which is the same as walking there", async () => {
    await addContacts();
    const first = await app.call(summaries, { query: { per_page: 5 } });
    const walked = await app.call(summaries, {
      query: { per_page: 5, after: first.page.next ?? "" },
    });
    const turned = await app.call(summaries, { query: { per_page: 5, page: 2 } });
    expect(turned).toEqual(walked);
    const beyond = await app.call(summaries, { query: { per_page: 5, page: 9 } });
    expect(beyond).toMatchObject({ contacts: [], total_count: added + 3, total_is_exact: true });
  });

  it("gives attributes with their references, or those alone that are asked for", async () => {
    const custom_attributes = { orders: ["2", "1"], topic: "delivery" };
    await app.call(update, { params: { contact_id: ada.id }, body: { custom_attributes } });
    const attributesOf = async (query: { columns?: string }) => {
      const { contacts } = await app.call(summaries, { query: { q: ada.id, ...query } });
      return contacts[0]?.custom_attributes;
    };
    expect(await attributesOf({})).toMatchObject({
      topic: "delivery",
      main_order: { type: "Order.list", instances: [] },
      orders: { type: "Order.list", instances: [{ id: "2" }, { id: "1" }] },
    });
    expect(await attributesOf({ columns: '["custom_attributes.topic","name"]' })).toEqual({
      topic: "delivery",
    });
    expect(await attributesOf({ columns: "[]" })).toEqual({});
  });

  it("names all that is wrong with filter and order at once", async () => {
    const query = {
      filter: '{"field":"shoe_size","operator":"=","value":42}',
      sort: sortBy(["custom_attributes.orders", "ascending"]),
    };
    const errors = await app.callFailing(400, summaries, { query });
    expect(errors.map(({ field }) => field)).toEqual(["filter.field", "sort.0.field"]);
  });

  it("counts what is found, leaves merged contacts out and tells references and place", async () => {
    await app.database.db
      .updateTable("contacts")
      .set({ merged_into: ada.id })
      .where("workspace_id", "=", theWorkspaceId)
      .where("id", "=", grace.id)
      .execute();
    await app.database.db
      .updateTable("contacts")
      .set({ profile: '{"location":{"country":"UK","city":"London"}}' })
      .where("id", "=", ada.id)
      .execute();
    const custom_attributes = { orders: ["1", "2"], main_order: "3" };
    await app.call(update, { params: { contact_id: ada.id }, body: { custom_attributes } });
    const { contacts, total_count, page } = await app.call(summaries, { query: { q: "64f" } });
    expect(contacts.map(({ id }) => id)).toEqual([nameless.id, ada.id]);
    expect(total_count).toBe(2);
    expect(page).toEqual({ first_position: 1, previous: null, next: null });
    expect(contacts[1]).toMatchObject({ reference_count: 3, city: "London", country: "UK" });
    expect(contacts[0]).toMatchObject({ reference_count: 0, city: null, country: null });
  });

  it.each(["after", "before"])("refuses a cursor in %s that is not its own", async (name) => {
    const errors = await app.callFailing(400, summaries, { query: { [name]: "x" } });
    expect(errors).toMatchObject([{ code: "client_error", field: name }]);
  });
});
