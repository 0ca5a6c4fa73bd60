import fc from "fast-check";
import { ExactNumber, isJsonObject, parseJson, type JsonValue } from "../../contract/json.ts";

const custom_attributes: JsonValue = {
  order_number: "A-9",
  total_amount: 149.9,
  items: 2,
  gift: true,
  placed_at: 1_772_357_400,
  status: "open",
  note: null,
};
const references: JsonValue = { topic: "delivery", orders: ["1", "2"], main_order: "3" };
const search: JsonValue = {
  query: {
    operator: "AND",
    value: [
      { field: "created_at", operator: ">", value: 1_700_000_000 },
      {
        operator: "OR",
        value: [
          { field: "custom_attributes.topic", operator: "~", value: "deliv" },
          { field: "id", operator: "IN", value: ["1", "2"] },
        ],
      },
    ],
  },
  pagination: { per_page: 5, starting_after: "x" },
  sort: { field: "created_at", order: "ascending" },
};
const instance: JsonValue = {
  external_id: "order_009",
  external_created_at: 1_392_036_272,
  external_updated_at: "2026-03-01T09:30:00Z",
  custom_attributes,
};
const attribute: JsonValue = {
  name: "colour",
  label: "Colour",
  description: "",
  data_type: "list",
  required: false,
  options: [{ label: "red" }, { label: "blue", archived: true }],
};
const relationship: JsonValue = {
  name: "linked",
  label: "Linked",
  data_type: "relationship",
  reference: { type: "many", object_type_id: "Order" },
};

/** Bodies that the server takes, by the name of the call. */
const sound: Record<string, JsonValue[]> = {
  "instances.upsert": [instance, { external_id: "order_001", custom_attributes }, {}],
  "instances.update": [
    { custom_attributes: { note: "changed" }, expected: { note: null } },
    { custom_attributes: { tracking: "T", orders: ["1"] } },
  ],
  "contacts.update": [
    { name: "Ada", email: "ada@example.com", phone: null, owner_id: "7", external_id: "ada" },
    { custom_attributes: references, signed_up_at: 1_700_000_000, avatar: "https://example.com/a" },
  ],
  "contacts.search": [search, { query: { field: "email", operator: "=", value: "x" } }],
  "conversations.search": [search, { query: { field: "contact_ids", operator: "=", value: "1" } }],
  "conversations.update": [{ read: true, title: "x", custom_attributes: references }],
  "dataAttributes.create": [
    { name: "plan", model: "contact", data_type: "string" },
    {
      name: "size",
      model: "contact",
      data_type: "options",
      options: [{ value: "a" }, { value: "b" }],
    },
  ],
  "dataAttributes.update": [{ description: "x", archived: false }],
  "conversationAttributes.create": [
    { name: "mood", data_type: "list", options: [{ label: "good" }, { label: "bad" }] },
    {
      name: "things",
      data_type: "relationship",
      reference: { type: "one", object_type_id: "Order" },
    },
  ],
  "objects.create": [
    {
      id: "Device",
      label: "Device",
      label_plural: "Devices",
      description: "",
      icon: "box",
      title_attribute: "colour",
      attributes: [attribute, relationship],
    },
  ],
  "objects.update": [
    { label: "Purchase", title_attribute: null },
    { archived: true },
    { archived: false },
  ],
  "attributes.create": [
    { owner_kind: "contact", object_type_id: null, attribute },
    { owner_kind: "instance", object_type_id: "Order", attribute: relationship },
  ],
  "attributes.update": [
    { label: "Label", required: true },
    { archived: true },
    { options: [{ id: "opt-open", label: "opened" }, { label: "new" }], reference_type: "one" },
  ],
  "associations.replaceReferences": [
    { expected_ids: [], ids: ["1", "2"] },
    { expected_ids: ["1", "2"], ids: ["3"] },
  ],
  "session.signIn": [{ token: "wrong" }],
};

const exactNumbers = [
  "1e999999",
  "-0",
  "1.0",
  "1E400",
  "-1e-400",
  "12345678901234567890.123",
  "9223372036854775808",
];
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.constantFrom(
    "",
    "\0",
    "\ud800",
    "1",
    "Order",
    "reference_not_found",
    "2026-13-45",
    "x".repeat(70_000),
  ),
);
const key = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "",
    "a.b",
    "$",
    '"',
    "\\",
    "\0",
    "\udfff",
    "id",
    "note",
    "orders",
  ),
  fc.string(),
);
const scalar: fc.Arbitrary<JsonValue> = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(...exactNumbers).map((digits) => new ExactNumber(digits)),
);
const junk: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 20 }) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.tuple(key, scalar), { maxLength: 5 })
      .map((pairs) => Object.fromEntries(pairs)),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 400 }).map(nested) },
);

function nested(levels: number): JsonValue {
  let value: JsonValue = [];
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

interface Change {
  place: number;
  what: "replace" | "remove" | "add";
  key: string;
  value: JsonValue;
}
const change: fc.Arbitrary<Change> = fc.record({
  place: fc.nat(1000),
  what: fc.constantFrom("replace", "remove", "add"),
  key,
  value: junk,
});

/** Every member of a value, however deep, by the object or array that holds it. */
function placesIn(value: JsonValue): [Record<string, JsonValue> | JsonValue[], string][] {
  if (!Array.isArray(value) && !isJsonObject(value)) return [];
  return Object.entries(value).flatMap(
    ([name, member]) => [[value, name], ...placesIn(member)] as const,
  );
}

function changed(value: JsonValue, { place, what, key: name, value: given }: Change): JsonValue {
  const root = parseJson(JSON.stringify(value));
  const places = placesIn(root);
  const [holder, member] = places[place % Math.max(1, places.length)] ?? [];
  if (holder === undefined || member === undefined) return given;
  const target = holder as Record<string, JsonValue>;
  if (what === "remove") delete target[member];
  else
    Object.defineProperty(target, what === "add" && !Array.isArray(holder) ? name : member, {
      value: given,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return root;
}

/** The text of a body: sound, wrong in some members, cut off, or no JSON at all. */
export function randomBody(call: string): fc.Arbitrary<Buffer> {
  const values = sound[call];
  const base: fc.Arbitrary<JsonValue> = values ? fc.constantFrom(...values) : junk;
  const written = fc.oneof(
    { weight: 5, arbitrary: base.map((value) => JSON.stringify(value)) },
    {
      weight: 10,
      arbitrary: fc
        .tuple(base, fc.array(change, { minLength: 1, maxLength: 2 }))
        .map(([value, changes]) => JSON.stringify(changes.reduce(changed, value))),
    },
    { weight: 1, arbitrary: junk.map((value) => JSON.stringify(value)) },
  );
  return fc.oneof(
    { weight: 20, arbitrary: written.map((json) => Buffer.from(json)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(written, fc.nat())
        .map(([json, end]) => Buffer.from(json.slice(0, end % (json.length + 1)))),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(written, fc.nat(), fc.string())
        .map(([json, at, added]) =>
          Buffer.from(
            json.slice(0, at % (json.length + 1)) + added + json.slice(at % (json.length + 1)),
          ),
        ),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  );
}
