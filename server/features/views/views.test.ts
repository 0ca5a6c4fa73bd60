import { afterEach, beforeEach, expect, test } from "vitest";
import { maxViewsOfOwner, viewEndpoints, type View } from "../../../contract/views.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type CallInput, type TestApp } from "../../testing/test-app.ts";

const openOrders = {
  object_type_id: "Order",
  name: "Open orders",
  scope: "everyone",
  is_default: false,
  query: {
    q: null,
    filter: '{"field":"custom_attributes.status","operator":"=","value":"open"}',
    sort: '[{"field":"created_at","order":"ascending"}]',
    contact: null,
    conversation: null,
  },
  layout: {
    columns: ["title", "custom_attributes.status", "custom_attributes.gone"],
    pinned: [],
    widths: { title: 240 },
    density: "compact",
    group_by: "custom_attributes.status",
    figures: { "custom_attributes.total_amount": "average" as const },
  },
};

describeOnEachDatabase("views", (open) => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openTestApp(await open());
  });
  afterEach(() => app.close());

  const create = (view: object = {}, input: CallInput = {}) =>
    app.call(viewEndpoints.create, { ...input, body: { ...openOrders, ...view } });
  const refuse = (status: number, view: object) =>
    app.callFailing(status, viewEndpoints.create, { body: { ...openOrders, ...view } });
  const update = (view: View, changes: object, input: CallInput = {}) =>
    app.call(viewEndpoints.update, {
      ...input,
      params: { view_id: view.id },
      body: { version: view.version, ...changes },
    });
  const list = async (input?: CallInput) => (await app.call(viewEndpoints.list, input)).views;
  const post = (view: object) =>
    app.request("POST", "/api/console/views", { body: { ...openOrders, ...view } });
  const browser = (mark: string) => ({ headers: { cookie: `objectory_owner=${mark.repeat(24)}` } });

  test("a view is kept as it was given, attributes that are no more and all", async () => {
    const made = await create();
    expect(made).toMatchObject({ ...openOrders, version: 1 });
    expect(await list()).toEqual([made]);
  });

  test("everyone's views are seen by all, one's own by oneself", async () => {
    await create({ name: "Shared" });
    await create({ name: "Of the token", scope: "mine" });
    await create({ name: "Of a", scope: "mine" }, browser("a"));
    const names = async (input?: CallInput) => (await list(input)).map(({ name }) => name);
    expect(await names()).toEqual(["Of the token", "Shared"]);
    expect(await names(browser("a"))).toEqual(["Of a", "Shared"]);
    expect(await names(browser("b"))).toEqual(["Shared"]);
  });

  test("a browser is marked once it keeps a view for itself, and known from then on", async () => {
    const { headers } = await app.request("POST", "/api/console/session", {
      body: { token: "a-token-for-tests-only" },
    });
    const session = String(headers["set-cookie"]).split(";")[0] ?? "";
    const call = (url: string, cookie: string, body?: object) =>
      app.app.inject({
        method: body ? "POST" : "GET",
        url,
        headers: { cookie },
        ...(body ? { payload: body } : {}),
      });
    const url = "/api/console/views";
    expect((await call(url, session, openOrders)).cookies).toEqual([]);
    const kept = await call(url, session, { ...openOrders, scope: "mine" });
    expect(kept.cookies).toMatchObject([
      { name: "objectory_owner", httpOnly: true, sameSite: "Strict", path: "/api" },
    ]);
    const mark = `${kept.cookies[0]?.name}=${kept.cookies[0]?.value}`;
    const seen = async (cookie: string) =>
      (await call(url, cookie)).json<{ views: View[] }>().views.map(({ scope }) => scope);
    expect(await seen(`${session}; ${mark}`)).toEqual(["everyone", "mine"]);
    expect(await seen(session)).toEqual(["everyone"]);
    expect(await seen(`${session}; objectory_owner=`)).toEqual(["everyone"]);
  });

  test("what belongs to another browser is neither changed nor deleted", async () => {
    const theirs = await create({ scope: "mine" }, browser("a"));
    const params = { view_id: theirs.id };
    const body = { version: 1, name: "Mine now" };
    await app.callFailing(404, viewEndpoints.update, { params, body, ...browser("b") });
    await app.callFailing(404, viewEndpoints.remove, { params });
    expect(await list(browser("a"))).toEqual([theirs]);
  });

  test("a view changes in part, and changes made to an older version are refused in words", async () => {
    const made = await create();
    const renamed = await update(made, { name: "Open" });
    expect(renamed).toMatchObject({ ...openOrders, name: "Open", version: 2 });
    const [problem] = await app.callFailing(409, viewEndpoints.update, {
      params: { view_id: made.id },
      body: { version: 1, query: { ...openOrders.query, filter: null } },
    });
    expect(problem).toMatchObject({ code: "conflict", field: "version" });
    expect(problem?.message).toContain("it is of version 2");
    expect(await list()).toEqual([renamed]);
  });

  test("of two who save at once one is told, and nothing is lost", async () => {
    const made = await create();
    const put = (name: string) =>
      app.request("PUT", `/api/console/views/${made.id}`, { body: { version: 1, name } });
    const replies = await Promise.all(["One", "Two", "Three"].map(put));
    expect(replies.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409]);
    const [view] = await list();
    expect(view).toMatchObject({ version: 2 });
  });

  test("names are single for a type and a scope, whatever their case", async () => {
    const made = await create();
    expect(await refuse(400, { name: " OPEN orders " })).toMatchObject([{ field: "name" }]);
    await create({ scope: "mine" });
    await create({ object_type_id: "Shipment" });
    const other = await create({ name: "Other" });
    const params = { view_id: other.id };
    const body = { version: 1, name: "open ORDERS" };
    expect(await app.callFailing(400, viewEndpoints.update, { params, body })).toMatchObject([
      { field: "name", message: expect.stringContaining("taken") as string },
    ]);
    expect(await update(made, { name: "OPEN orders" })).toMatchObject({ name: "OPEN orders" });
  });

  test("two who take a name at once leave one view, and one of them hears why", async () => {
    const replies = await Promise.all([post({}), post({}), post({})]);
    expect(replies.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 400, 400]);
    expect(await list()).toHaveLength(1);
  });

  test("a type has one default for each owner, the last that was chosen", async () => {
    const first = await create({ name: "First", is_default: true });
    const own = await create({ name: "Own", scope: "mine", is_default: true });
    const second = await create({ name: "Second" });
    await update(second, { is_default: true });
    const defaults = async () =>
      (await list()).filter((view) => view.is_default).map(({ id }) => id);
    expect(await defaults()).toEqual([own.id, second.id]);
    expect((await list()).find(({ id }) => id === first.id)).toMatchObject({ version: 1 });
    await update(own, { scope: "everyone" });
    expect(await defaults()).toEqual([own.id]);
  });

  test("two defaults that are chosen at once leave one", async () => {
    const replies = await Promise.all(
      ["One", "Two", "Three"].map((name) => post({ name, is_default: true })),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await list()).filter((view) => view.is_default)).toHaveLength(1);
  });

  test("a deleted view is gone, and comes back under its own id", async () => {
    const made = await create();
    const params = { view_id: made.id };
    expect(await app.call(viewEndpoints.remove, { params })).toEqual({
      id: made.id,
      deleted: true,
    });
    await app.callFailing(404, viewEndpoints.remove, { params });
    expect(await list()).toEqual([]);
    expect(await create({ id: made.id })).toMatchObject({ ...openOrders, id: made.id });
    expect(await refuse(400, { id: made.id, name: "Another" })).toMatchObject([{ field: "id" }]);
    expect(await refuse(400, { id: "short", name: "Another" })).toMatchObject([{ field: "id" }]);
  });

  test("what can't be saved is refused with the member at fault, and not saved", async () => {
    for (const [member, view] of [
      ["name", { name: "  " }],
      ["name", { name: "n".repeat(101) }],
      ["object_type_id", { object_type_id: "Nothing" }],
      ["scope", { scope: "ours" }],
      ["query.filter", { query: { ...openOrders.query, filter: "f".repeat(16_001) } }],
      ["layout.density", { layout: { ...openOrders.layout, density: "airy" } }],
      ["colour", { colour: "red" }],
    ] as const) {
      expect(await refuse(400, view)).toMatchObject([{ field: member }]);
    }
    expect(await list()).toEqual([]);
  });

  test("a type has so many views and no more", async () => {
    for (let count = 0; count < maxViewsOfOwner; count += 1) await create({ name: `V ${count}` });
    const [problem] = await refuse(409, { name: "One more" });
    expect(problem?.message).toContain(`${maxViewsOfOwner} views already`);
    await create({ name: "One more", scope: "mine" });
  });
});
