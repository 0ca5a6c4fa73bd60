import { afterEach, beforeEach, expect, it } from "vitest";
import { contactEndpoints } from "../../../contract/contacts.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { embeddedWorkspaceId } from "../../database/tables.ts";
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

  it("finds a text in name, email, phone, external id and id, whatever its case", async () => {
    await app.call(update, {
      params: { contact_id: nameless.id },
      body: { name: "ÉMILE 100%_\\", phone: "+49 30 1234", email: "e@under.example" },
    });
    expect(await find("LOVE")).toEqual([ada.id]);
    expect(await find("émile")).toEqual([nameless.id]);
    expect(await find("0%_\\")).toEqual([nameless.id]);
    expect(await find("%")).toEqual([nameless.id]);
    expect(await find("30 12")).toEqual([nameless.id]);
    expect(await find("UNDER")).toEqual([nameless.id]);
    expect(await find("GRACE")).toEqual([grace.id]);
    expect(await find(ada.id.toUpperCase())).toEqual([ada.id]);
    expect(await find("")).toHaveLength(3);
  });

  it("counts what is found, leaves merged contacts out and tells references and place", async () => {
    await app.database.db
      .updateTable("contacts")
      .set({ merged_into: ada.id })
      .where("workspace_id", "=", embeddedWorkspaceId)
      .where("id", "=", grace.id)
      .execute();
    await app.database.db
      .updateTable("contacts")
      .set({ profile: '{"location":{"country":"UK","city":"London"}}' })
      .where("id", "=", ada.id)
      .execute();
    const custom_attributes = { orders: ["1", "2"], main_order: "3" };
    await app.call(update, { params: { contact_id: ada.id }, body: { custom_attributes } });
    const { contacts, total_count, page } = await app.call(summaries, { query: { q: "a" } });
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
