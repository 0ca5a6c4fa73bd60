import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { contactEndpoints, contactUpdateSchema } from "../../../contract/contacts.ts";
import { searchOperators } from "../../../contract/search.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { testContacts } from "../../testing/test-workspace.ts";

const params = { contact_id: testContacts.ada.id };
const path = `/api/contacts/${params.contact_id}`;

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "grace",
    "a@b.example",
    "https://a.example/x",
    "user",
    "1",
    1_772_357_400,
    "\ud800",
  ),
);

function bodies(...names: string[]) {
  return fc.record(Object.fromEntries(names.map((name) => [name, anything])), { requiredKeys: [] });
}

describeOnEachDatabase("bad input", (open) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp(await open());
  });
  afterAll(() => app.close());

  it("changes nothing of a contact where it is refused, and nothing fails", async () => {
    const attributes = bodies("topic", "orders", "main_order", "__proto__", "nothing");
    const update = bodies(...Object.keys(contactUpdateSchema.shape), "nothing");
    const body = fc.tuple(update, fc.option(attributes)).map(([update, custom_attributes]) => ({
      ...update,
      ...(custom_attributes === null ? {} : { custom_attributes }),
    }));
    await fc.assert(
      fc.asyncProperty(body, async (body) => {
        const before = await app.call(contactEndpoints.get, { params });
        const { status } = await app.request("PUT", path, { body });
        expect([200, 400]).toContain(status);
        const after = await app.call(contactEndpoints.get, { params });
        if (status === 400) expect(after).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });

  it("never makes a search fail", async () => {
    const query = fc.record({
      field: fc.oneof(
        fc.string(),
        fc.constantFrom(
          "name",
          "created_at",
          "tag_id",
          "has_hard_bounced",
          "custom_attributes.topic",
        ),
      ),
      operator: fc.constantFrom(...searchOperators),
      value: fc.oneof(anything, fc.array(anything, { maxLength: 3 })),
    });
    const pagination = fc.option(bodies("per_page", "starting_after", "page"), { nil: undefined });
    const sort = fc.option(bodies("field", "order"), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(fc.record({ query, pagination, sort }), async (body) => {
        const { status } = await app.request("POST", "/api/contacts/search", { body });
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 200 },
    );
  });

  it("never makes a list fail, whatever a cursor holds", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.integer().map(String),
      fc.constant(null),
    );
    const cursor = fc
      .tuple(
        fc.constantFrom("created_at descending", "name descending"),
        fc.nat(),
        text,
        fc.maxSafeInteger(),
      )
      .map((parts) => Buffer.from(JSON.stringify(parts)).toString("base64url"));
    const body = (starting_after: string, field: string) => ({
      query: { field: "role", operator: "!=", value: null },
      sort: { field },
      pagination: { starting_after },
    });
    await fc.assert(
      fc.asyncProperty(cursor, fc.constantFrom("created_at", "name"), async (after, field) => {
        const input = { body: body(after, field) };
        const { status } = await app.request("POST", "/api/contacts/search", input);
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 100 },
    );
  });
});
