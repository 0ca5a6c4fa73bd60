import { afterAll, beforeAll, expect, it } from "vitest";
import { contactEndpoints } from "../../../contract/contacts.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { testContacts, testTime } from "../../testing/test-workspace.ts";

const { search } = contactEndpoints;
const { ada, grace, nameless } = testContacts;
const everyone = { field: "role", operator: "=", value: "user" };

describeOnEachDatabase("POST /contacts/search", (open) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp(await open());
    await setRow(ada.id, {
      custom_attributes: String.raw`{"topic":"a\u0000b\ud800c"}`,
      profile:
        '{"tags":{"data":[{"id":"31","type":"tag","url":""}]},"avatar":{"type":"avatar","image_url":"x.png"}}',
    });
    await setRow(grace.id, { created_at: testTime + 10, email: "Grace@Navy.example" });
    await setRow(nameless.id, { profile: '{"tags":{"data":[]}}', email: null });
  });
  afterAll(() => app.close());

  async function setRow(id: string, columns: object): Promise<void> {
    await app.database.db
      .updateTable("contacts")
      .set(columns)
      .where("workspace_id", "=", theWorkspaceId)
      .where("id", "=", id)
      .execute();
  }

  async function find(field: string, operator: string, value: unknown, version = "2.16") {
    const { data } = await app.call(search, {
      body: { query: { field, operator, value } },
      version,
    });
    return data.map(({ id }) => id);
  }

  it.each<[string, string, unknown, string[]]>([
    ["id", "=", ada.id, [ada.id]],
    ["email", "~", "NAVY", [grace.id]],
    ["email", "=", "grace@navy.example", []],
    ["email_domain", "=", "Navy.example", [grace.id]],
    ["email_domain", "=", null, [nameless.id]],
    ["external_id", "NIN", ["ada"], [grace.id, nameless.id]],
    ["name", "!~", "ada", [grace.id, nameless.id]],
    ["tag_id", "=", "31", [ada.id]],
    ["tag_id", "!=", "31", [grace.id, nameless.id]],
    ["avatar", "$", ".PNG", [ada.id]],
    ["has_hard_bounced", "=", false, [grace.id, nameless.id, ada.id]],
    ["unsubscribed_from_emails", "IN", [true, "true"], []],
    ["custom_attributes.topic", "^", "a", [ada.id]],
    ["custom_attributes.topic", "=", null, [grace.id, nameless.id]],
    ["created_at", "=", String(testTime), [grace.id, nameless.id, ada.id]],
  ])("finds by %s %s %j, newest first", async (field, operator, value, found) => {
    expect(await find(field, operator, value)).toEqual(found);
  });

  it("takes a date for its whole day up to 2.16, and for its second in 2.17", async () => {
    expect(await find("created_at", ">", testTime)).toEqual([]);
    expect(await find("created_at", ">", testTime, "2.17")).toEqual([grace.id]);
    expect(await find("created_at", "=", testTime + 10, "2.17")).toEqual([grace.id]);
    expect(await find("created_at", ">", testTime - 86_400)).toHaveLength(3);
  });

  it("leaves merged contacts out", async () => {
    await setRow(ada.id, { merged_into: grace.id });
    expect(await find("role", "=", "user")).toEqual([grace.id, nameless.id]);
    await setRow(ada.id, { merged_into: null });
  });

  it("holds fifty contacts on a page unless told otherwise", async () => {
    const { pages } = await app.call(search, { body: { query: everyone } });
    expect(pages).toMatchObject({ page: 1, per_page: 50, total_pages: 1 });
  });

  it("refuses an order that is none", async () => {
    const body = { query: everyone, sort: { field: "created_at", order: "desc" } };
    expect(await app.callFailing(400, search, { body })).toMatchObject([
      {
        code: "invalid_sort_order",
        message: "Invalid sort order 'desc'. Must be one of: ascending, descending",
      },
    ]);
  });

  it("refuses a cursor of another order", async () => {
    const body = { query: everyone, pagination: { per_page: 1 } };
    const { pages } = await app.call(search, { body });
    const pagination = { per_page: 1, starting_after: pages.next?.starting_after };
    const sort = { field: "name" };
    const errors = await app.callFailing(400, search, {
      body: { query: everyone, sort, pagination },
    });
    expect(errors).toMatchObject([{ code: "client_error", field: "pagination.starting_after" }]);
  });

  it.each<[string, string, unknown]>([
    ["segment_id", "=", "1"],
    ["constructor", "=", "1"],
    ["custom_attributes.plan", "=", "1"],
    ["custom_attributes.orders", "=", "1"],
    ["created_at", "!=", testTime],
    ["created_at", ">=", testTime],
    ["created_at", "=", "foobar"],
    ["tag_id", "IN", ["31"]],
    ["name", ">", "a"],
    ["name", "=", true],
    ["name", "~", null],
    ["name", "IN", "a"],
    ["unsubscribed_from_emails", "=", 1],
  ])("refuses %s %s %j by name", async (field, operator, value) => {
    const errors = await app.callFailing(400, search, {
      body: { query: { field, operator, value } },
    });
    expect(errors).toMatchObject([{ code: "parameter_invalid", field }]);
    expect(errors[0]?.message).toContain(field);
  });

  it("refuses more than 15 filters in a group, groups in groups in groups, and an empty group", async () => {
    const and = (value: object[]) => ({ operator: "AND", value });
    const many = and(Array.from({ length: 16 }, () => everyone));
    for (const query of [many, and([many]), and([and([and([everyone])])]), and([])]) {
      const [error] = await app.callFailing(400, search, { body: { query } });
      expect(error?.field).toMatch(/^query\./);
    }
    await app.call(search, { body: { query: and([and([everyone]), everyone]) } });
  });
});
