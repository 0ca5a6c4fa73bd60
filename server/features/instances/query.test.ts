import { afterEach, beforeEach, expect, it } from "vitest";
import {
  attributeField,
  instanceQueryEndpoints,
  type InstanceQueryReply,
} from "../../../contract/instance-query.ts";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { ExactNumber } from "../../../contract/json.ts";
import type { QueryFilter, SortKey } from "../../../contract/query-filter.ts";
import { describeOnEachStoredDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";

const params = { custom_object_type_identifier: "Order" };

describeOnEachStoredDatabase("querying instances of a type", (open) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(await open());
  });
  afterEach(() => test.close());

  const query = (query: Record<string, string | number>): Promise<InstanceQueryReply> =>
    test.call(instanceQueryEndpoints.query, { params, query });
  const ids = ({ instances }: InstanceQueryReply) => instances.map(({ id }) => id);
  const matching = async (filter: QueryFilter) =>
    ids(await query({ filter: JSON.stringify(filter) }));
  const sortedBy = async (...sort: SortKey[]) => ids(await query({ sort: JSON.stringify(sort) }));
  const add = async (custom_attributes: object, external_id: string | null = null) =>
    (
      await test.call(instanceEndpoints.upsert, {
        params,
        body: { external_id, custom_attributes },
      })
    ).id;
  const failing = async (query: Record<string, string>) =>
    (await test.callFailing(400, instanceQueryEndpoints.query, { params, query })).map(
      ({ field }) => field,
    );

  it("answers all of them, newest first, where nothing is asked for", async () => {
    const reply = await query({ per_page: 2 });
    expect(ids(reply)).toEqual(["3", "2"]);
    expect(reply).toMatchObject({ total: 3, total_is_exact: true });
    const next = await query({ per_page: 2, after: reply.page.next ?? "" });
    expect(ids(next)).toEqual(["1"]);
    expect(next.page).toMatchObject({ first_position: 3, next: null });
    expect(ids(await query({ per_page: 2, before: next.page.previous ?? "" }))).toEqual(["3", "2"]);
    expect(ids(await query({ per_page: 2, page: 2 }))).toEqual(["1"]);
  });

  it("tells an empty text from none, and lets records without a value through what is negative", async () => {
    const empty = await add({ note: "" });
    const gone = await add({ note: null });
    const said = await add({ note: "Grüße" });
    const field = attributeField("note");
    expect(await matching({ field, operator: "=", value: "" })).toEqual([empty]);
    expect(await matching({ field, operator: "=", value: null })).toEqual([gone, "3", "2", "1"]);
    expect(await matching({ field, operator: "!=", value: null })).toEqual([said, empty]);
    expect(await matching({ field, operator: "!~", value: "GRÜ" })).toEqual([
      gone,
      empty,
      "3",
      "2",
      "1",
    ]);
    expect(
      await matching({ operator: "NOT", value: { field, operator: "^", value: "grü" } }),
    ).toEqual([gone, empty, "3", "2", "1"]);
  });

  it("finds list options by label and by id, labels first", async () => {
    const paid = await add({ status: "paid" });
    const open = await add({ status: "open" });
    const field = attributeField("status");
    expect(await matching({ field, operator: "IN", value: ["opt-paid", "open"] })).toEqual([
      open,
      paid,
    ]);
    expect(await sortedBy({ field, order: "descending" })).toEqual([paid, open, "3", "2", "1"]);
    expect(await sortedBy({ field, order: "ascending" })).toEqual([open, paid, "3", "2", "1"]);
  });

  it("takes a day as the whole of it in the viewer's zone", async () => {
    const late = await add({ placed_at: "2026-03-29T21:59:59Z" });
    await add({ placed_at: "2026-03-29T22:00:00Z" });
    await add({ placed_at: "2026-03-28T22:59:59Z" });
    const filter = JSON.stringify({
      field: attributeField("placed_at"),
      operator: "=",
      value: "2026-03-29",
    });
    expect(ids(await query({ filter, time_zone: "Europe/Berlin" }))).toEqual([late]);
  });

  it("compares 19 digits exactly", async () => {
    await add({ items: new ExactNumber("9007199254740992") });
    const above = await add({ items: new ExactNumber("9007199254740994") });
    const filter = `{"field":"custom_attributes.items","operator":">","value":9007199254740993}`;
    expect(ids(await query({ filter }))).toEqual([above]);
  });

  it("gives chosen attributes alone", async () => {
    const columns = JSON.stringify(["id", attributeField("note")]);
    const id = await add({ note: "x", items: 3 });
    const { instances } = await query({ columns });
    expect(instances[0]).toMatchObject({ id, custom_attributes: { note: "x" } });
    expect(Object.keys(instances[0]?.custom_attributes ?? {})).toEqual(["note"]);
  });

  it("names each part that is wrong by its path, all at once", async () => {
    const filter = {
      operator: "AND",
      value: [
        { field: attributeField("items"), operator: "=", value: "many" },
        { field: attributeField("old_note"), operator: "=", value: "x" },
        { operator: "NOT", value: { field: attributeField("none"), operator: "=", value: 1 } },
        { field: attributeField("gift"), operator: ">", value: true },
        { field: attributeField("note"), operator: "IN", value: [] },
        { field: attributeField("placed_at"), operator: "WITHIN", value: "last 0 days" },
      ],
    };
    const sort = [{ field: "nothing", order: "ascending" }];
    const given = { filter: JSON.stringify(filter), sort: JSON.stringify(sort) };
    expect(await failing({ ...given, time_zone: "Mars/Olympus" })).toEqual([
      "time_zone",
      "filter.value.0.value",
      "filter.value.1.field",
      "filter.value.2.value.field",
      "filter.value.3.operator",
      "filter.value.4.value",
      "filter.value.5.value",
      "sort.0.field",
    ]);
    expect(await failing({ filter: "{" })).toEqual(["filter"]);
    expect(await failing({ filter: '{"operator":"AND","value":[{"operator":"NOR"}]}' })).toEqual([
      "filter.value.0.operator",
    ]);
  });
});
