import { afterAll, beforeAll, expect, it } from "vitest";
import { conversationEndpoints } from "../../../contract/conversations.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { testContacts, testTime } from "../../testing/test-workspace.ts";

const { search } = conversationEndpoints;
const { ada, grace } = testContacts;

describeOnEachDatabase("POST /conversations/search", (open) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp(await open());
    const rows = app.database.db
      .updateTable("conversations")
      .where("workspace_id", "=", theWorkspaceId);
    await rows
      .set({
        state: "snoozed",
        priority: "high",
        read: 1,
        admin_assignee_id: 7,
        waiting_since: testTime,
        tags: '[{"type":"tag","id":"31","name":"vip"}]',
        custom_attributes: '{"topic":"Größe \\u0000"}',
      })
      .where("id", "=", "1")
      .execute();
    await rows.set({ state: "closed" }).where("id", "=", "2").execute();
  });
  afterAll(() => app.close());

  async function find(field: string, operator: string, value: unknown, version = "2.16") {
    const body = { query: { field, operator, value } };
    const { conversations } = await app.call(search, { body, version });
    return conversations.map(({ id }) => id).sort();
  }

  it.each<[string, string, unknown, string[]]>([
    ["id", "IN", ["1", "7"], ["1"]],
    ["title", "=", null, ["2"]],
    ["title", "~", "MY ORDER", ["1"]],
    ["state", "=", "snoozed", ["1"]],
    ["state", "NIN", ["snoozed"], ["2"]],
    ["open", "=", true, ["1"]],
    ["open", "=", "false", ["2"]],
    ["read", "!=", true, ["2"]],
    ["priority", "=", "high", ["1"]],
    ["contact_ids", "=", grace.id, ["2"]],
    ["contact_ids", "IN", [ada.id, grace.id], ["1", "2"]],
    ["contact_ids", "!=", grace.id, ["1"]],
    ["tag_ids", "=", "31", ["1"]],
    ["tag_ids", "NIN", ["31"], ["2"]],
    ["admin_assignee_id", "=", 7, ["1"]],
    ["admin_assignee_id", "=", 0, ["2"]],
    ["admin_assignee_id", "=", null, ["2"]],
    ["admin_assignee_id", ">", 6.5, ["1"]],
    ["created_at", ">", testTime, ["1", "2"]],
    ["created_at", "<", testTime - 1, []],
    ["waiting_since", "IN", [testTime, String(testTime + 1)], ["1"]],
    ["waiting_since", "!=", testTime, ["2"]],
    ["source.type", "=", "email", ["1", "2"]],
    ["source.author.name", "^", "ada", ["1", "2"]],
    ["source.body", "=", "Monday", ["1"]],
    ["source.body", "=", "on Monday", []],
    ["source.body", "=", "Mon", []],
    ["source.body", "~", "on monday", ["1"]],
    ["custom_attributes.topic", "^", "GRÖ", ["1"]],
    ["custom_attributes.topic", "!~", "größe", ["2"]],
  ])("finds by %s %s %j", async (field, operator, value, found) => {
    expect(await find(field, operator, value)).toEqual(found);
  });

  it("knows priority as a flag before 2.16", async () => {
    expect(await find("priority", "=", "priority", "2.15")).toEqual(["1"]);
    expect(await find("priority", "=", "not_priority", "2.15")).toEqual(["2"]);
  });

  it.each<[string, string, unknown]>([
    ["created_at", ">=", 1],
    ["title", ">", "a"],
    ["statistics.count_reopens", "=", 1],
    ["custom_attributes.orders", "=", "1"],
    ["custom_attributes.nothing", "=", "1"],
    ["created_at", "=", "foobar"],
    ["read", "=", "yes"],
    ["admin_assignee_id", "=", "Sam"],
    ["title", "=", "a\0b"],
    ["title", "IN", []],
    ["title", "=", ["a"]],
    ["contact_ids", "=", null],
  ])("refuses %s %s %j by name", async (field, operator, value) => {
    const body = { query: { field, operator, value } };
    const errors = await app.callFailing(400, search, { body });
    expect(errors).toMatchObject([{ code: "parameter_invalid", field }]);
    expect(errors[0]?.message).toContain(field);
  });
});
