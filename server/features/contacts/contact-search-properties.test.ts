import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { contactEndpoints } from "../../../contract/contacts.ts";
import { ExactNumber, type JsonValue } from "../../../contract/json.ts";
import type { Filter, SearchOperator } from "../../../contract/search.ts";
import { describeOnEachDatabase } from "../../database/testing.ts";
import { theWorkspaceId } from "../../database/tables.ts";
import { openTestApp, type TestApp } from "../../testing/test-app.ts";
import { insertAttribute } from "../../testing/test-workspace.ts";

type Value = string | number | ExactNumber | boolean | null;
type Kind = "text" | "number" | "date" | "boolean";

const day = 86_400;
const letters = ["a", "B", "b", "ä", "Ä", "É", "ß", "😀", "%", "_", "\\", "'", '"', " "];
const valuesOf: Record<Kind, fc.Arbitrary<Value>> = {
  text: fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 3 })
    .map((chosen) => chosen.join("")),
  number: fc.constantFrom(
    0,
    -3,
    7,
    149.9,
    0.1,
    1e21,
    ...["9007199254740992", "9007199254740993", "149.90"].map((digits) => new ExactNumber(digits)),
  ),
  date: fc.integer({ min: -day, max: 3 * day }),
  boolean: fc.boolean(),
};

/** What is searched, with its kind and the way to it in a row: a column, or a member of one that holds JSON. */
const fields: Record<string, [Kind, string, ...string[]]> = {
  name: ["text", "name"],
  phone: ["text", "phone"],
  created_at: ["date", "created_at"],
  last_seen_at: ["date", "last_seen_at"],
  browser: ["text", "profile", "browser"],
  "location.city": ["text", "profile", "location", "city"],
  last_replied_at: ["date", "profile", "last_replied_at"],
  "custom_attributes.plan": ["text", "custom_attributes", "plan"],
  "custom_attributes.score": ["number", "custom_attributes", "score"],
  "custom_attributes.active": ["boolean", "custom_attributes", "active"],
  "custom_attributes.due": ["date", "custom_attributes", "due"],
};
const names = Object.keys(fields);
const kindOf = (name: string) => fields[name]?.[0] ?? "text";

type RandomContact = Record<string, Value>;
const contact: fc.Arbitrary<RandomContact> = fc.record(
  Object.fromEntries(
    names.map((name) => [
      name,
      name === "created_at" ? valuesOf.date : fc.option(valuesOf[kindOf(name)], { freq: 4 }),
    ]),
  ),
);

const operators: Record<Kind, SearchOperator[]> = {
  text: ["=", "!=", "IN", "NIN", "~", "!~", "^", "$"],
  number: ["=", "!=", "IN", "NIN", ">", "<", ">=", "<="],
  date: ["=", ">", "<"],
  boolean: ["=", "!=", "IN", "NIN"],
};

const singleFilter: fc.Arbitrary<Filter> = fc.constantFrom(...names).chain((field) => {
  const kind = kindOf(field);
  return fc.constantFrom(...operators[kind]).chain((operator) => {
    const orNull = fc.option(valuesOf[kind], { freq: 5 });
    const value =
      operator === "IN" || operator === "NIN"
        ? fc.array(orNull, { minLength: 1, maxLength: 3 })
        : operator === "=" || operator === "!="
          ? orNull
          : valuesOf[kind];
    return value.map((value): Filter => ({ field, operator, value }));
  });
});
const group = (filter: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> =>
  fc.record({
    operator: fc.constantFrom("AND", "OR"),
    value: fc.array(filter, { minLength: 1, maxLength: 3 }),
  });
const filter = fc.oneof(singleFilter, group(fc.oneof(singleFilter, group(singleFilter))));

function compare(left: Value, right: Value): number {
  if (typeof left === "string")
    return Buffer.compare(Buffer.from(left), Buffer.from(String(right)));
  const isWhole = [left, right].every((value) => /^-?\d+$/.test(String(value)));
  if (isWhole) return Number(BigInt(String(left)) - BigInt(String(right)));
  return Number(left) - Number(right);
}

function equals(left: Value, right: Value): boolean {
  if (left === null || right === null) return left === right;
  return typeof left === "boolean" ? left === right : compare(left, right) === 0;
}

function matches(contact: RandomContact, filter: Filter, bySecond: boolean): boolean {
  if (!("field" in filter)) {
    const inner = filter.value.map((each) => matches(contact, each, bySecond));
    return filter.operator === "AND" ? !inner.includes(false) : inner.includes(true);
  }
  const { field, operator, value } = filter;
  const opposite = ({ "!=": "=", NIN: "IN", "!~": "~" } as const)[operator as "NIN"];
  if (opposite) return !matches(contact, { field, operator: opposite, value }, bySecond);
  let held = contact[field] ?? null;
  if (Array.isArray(value)) return value.some((each) => equals(held, each));
  let wanted = value;
  if (kindOf(field) === "date" && !bySecond && held !== null && wanted !== null) {
    held = Math.floor(Number(held) / day);
    wanted = Math.floor(Number(wanted) / day);
  }
  if (operator === "=") return equals(held, wanted);
  if (held === null) return false;
  const [text, part] = [String(held).toLowerCase(), String(wanted).toLowerCase()];
  if (operator === "~") return text.includes(part);
  if (operator === "^") return text.startsWith(part);
  if (operator === "$") return text.endsWith(part);
  const order = compare(held, wanted);
  return operator.startsWith(">")
    ? order > 0 || (operator === ">=" && order === 0)
    : order < 0 || (operator === "<=" && order === 0);
}

function rowOf(contact: RandomContact, seq: number) {
  const json: Record<string, Record<string, JsonValue>> = { profile: {}, custom_attributes: {} };
  const columns: Record<string, Value> = {};
  for (const [name, value] of Object.entries(contact)) {
    const [, column = "", member, inner] = fields[name] ?? [];
    const object = json[column];
    if (!object || member === undefined) columns[column] = value;
    else if (value !== null) object[member] = inner === undefined ? value : { [inner]: value };
  }
  return {
    workspace_id: theWorkspaceId,
    id: String(seq),
    seq,
    external_id: null,
    role: "user",
    email: null,
    owner_id: null,
    unsubscribed_from_emails: 0,
    signed_up_at: null,
    merged_into: null,
    updated_at: 0,
    phone: columns["phone"] as string | null,
    name: columns["name"] as string | null,
    last_seen_at: columns["last_seen_at"] as number | null,
    created_at: columns["created_at"] as number,
    profile: JSON.stringify(json["profile"]),
    custom_attributes: JSON.stringify(json["custom_attributes"]),
  };
}

describeOnEachDatabase("random searches for contacts", (open) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp(await open());
    const { database } = app;
    const owner_kind = "contact" as const;
    for (const attribute of [
      { owner_kind, name: "plan", data_type: "string" },
      { owner_kind, name: "score", data_type: "decimal" },
      { owner_kind, name: "active", data_type: "boolean" },
      { owner_kind, name: "due", data_type: "datetime" },
    ] as const)
      await insertAttribute(database.db, database, attribute);
    await database.db.deleteFrom("conversation_contacts").execute();
  });
  afterAll(() => app.close());

  async function fill(contacts: RandomContact[]): Promise<void> {
    const { db } = app.database;
    await db.deleteFrom("contacts").execute();
    await db.insertInto("contacts").values(contacts.map(rowOf)).execute();
  }

  async function walk(query: Filter, sort: object, per_page: number, version: string) {
    const ids: string[] = [];
    let starting_after: string | undefined;
    do {
      const body = { query, sort, pagination: { per_page, starting_after } };
      const page = await app.call(contactEndpoints.search, { body, version });
      ids.push(...page.data.map(({ id }) => id));
      starting_after = page.pages.next?.starting_after;
      if (starting_after === undefined) expect(page.total_count).toBe(ids.length);
    } while (starting_after !== undefined);
    return ids;
  }

  const sorts = names.filter((name) => kindOf(name) !== "boolean");
  const search = fc.record({
    query: filter,
    field: fc.constantFrom(...sorts),
    order: fc.constantFrom("ascending", "descending"),
    per_page: fc.integer({ min: 1, max: 6 }),
    version: fc.constantFrom("2.16", "2.17"),
  });

  it(
    "find what a plain evaluation finds, in its order, on any walk",
    { timeout: 60_000 },
    async () => {
      const contacts = fc.array(contact, { minLength: 1, maxLength: 14 });
      const searches = fc.array(search, { minLength: 6, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(contacts, searches, async (contacts, searches) => {
          await fill(contacts);
          for (const { query, field, order, per_page, version } of searches) {
            const sign = order === "ascending" ? 1 : -1;
            const wanted = contacts
              .map((contact, seq) => ({ contact, seq, value: contact[field] ?? null }))
              .filter(({ contact }) => matches(contact, query, version === "2.17"))
              .sort((left, right) => {
                const missing = Number(left.value === null) - Number(right.value === null);
                if (missing !== 0) return missing;
                const byValue = left.value === null ? 0 : compare(left.value, right.value);
                return sign * (byValue || left.seq - right.seq);
              })
              .map(({ seq }) => String(seq));
            expect(await walk(query, { field, order }, per_page, version)).toEqual(wanted);
          }
        }),
        { numRuns: 25 },
      );
    },
  );
});
