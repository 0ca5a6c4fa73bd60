import fc from "fast-check";
import type { Endpoint } from "../../contract/endpoint.ts";
import { intercomVersions } from "../../contract/intercom-version.ts";
import { endpointGroups } from "../features/openapi/endpoint-groups.ts";
import { randomBody } from "./random-bodies.ts";
import { testToken } from "./test-app.ts";
import { testContacts } from "./test-workspace.ts";

/** A request as it goes to the server, right in some parts and wrong in others. */
export interface RandomRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  payload: Buffer | undefined;
}

/** Any 16-bit units, so halves of surrogate pairs and NULs too. */
const junkText = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.string(),
  fc.constantFrom("", "\0", "\ud800", "__proto__", "constructor", "toString", "%", "' or 1=1 --"),
  fc.integer({ min: 1, max: 3000 }).map((length) => "x".repeat(length)),
);

const kinds = ["contact", "conversation", "instance"];
const typeIds = ["Order", "Shipment", "Ticket", "Nothing"];
const numbers = Array.from({ length: 24 }, (_, index) => String(index + 1));

/** What there is, by the name of the parameter that may name it. */
const known = new Map<string, string[]>(
  Object.entries({
    custom_object_type_identifier: typeIds,
    object_type_id: typeIds,
    contact_id: Object.values(testContacts).map(({ id }) => id),
    references_contact_id: Object.values(testContacts).map(({ id }) => id),
    external_id: ["order_001", "order_002", "ada", "grace"],
    owner_kind: kinds,
    owner_id: [...Object.values(testContacts).map(({ id }) => id), "1", "2", "3"],
    attribute_name: ["orders", "main_order", "topic", "tracking", "note"],
    state: ["open", "closed", "snoozed"],
    model: ["contact", "company", "conversation"],
    include_archived: ["true", "false"],
    include_merge_history: ["true", "false"],
    display_as: ["plaintext", "html"],
    q: ["ada", "A-1", "order", "1", "%", "_", "\\"],
    field: ["status", "email", "custom_attributes.topic"],
    starting_after: ["", "WzFd", "eyJhIjoxfQ==", "MQ"],
    after: ["", "WzFd", "eyJhIjoxfQ==", "MQ"],
    before: ["", "WzFd", "eyJhIjoxfQ==", "MQ"],
  }),
);

function valueOf(name: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...(known.get(name) ?? numbers)) },
    { weight: 1, arbitrary: junkText },
    {
      weight: 1,
      arbitrary: fc.constantFrom("0", "-1", "151", "1e3", "9".repeat(15), "9".repeat(40)),
    },
  );
}

/** Percent-encoded, or now and then as it is. */
const encode = (text: string) => encodeURIComponent(text.toWellFormed());

function pathOf(endpoint: Endpoint): fc.Arbitrary<string> {
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const values = names.map((name) => valueOf(name).map(encode));
  const filled = fc
    .tuple(...values)
    .map((given) =>
      given.reduce((path, value) => path.replace(/\{\w+\}/, () => value), endpoint.path),
    );
  return fc.oneof(
    { weight: 12, arbitrary: filled },
    {
      weight: 1,
      arbitrary: fc
        .tuple(filled, fc.constantFrom("/", "//", "/..", "%", "%00", "%c3%28", ";a=1", "/x"))
        .map(([path, end]) => path + end),
    },
    { weight: 1, arbitrary: junkText.map((text) => `/${encode(text)}`) },
  );
}

function queryOf(endpoint: Endpoint): fc.Arbitrary<string> {
  const { shape = {} } = endpoint.query as unknown as { shape?: Record<string, unknown> };
  const names = Object.keys(shape);
  const name =
    names.length === 0
      ? junkText
      : fc.oneof(
          { weight: 20, arbitrary: fc.constantFrom(...names) },
          { weight: 1, arbitrary: junkText },
        );
  const pair = name.chain((key) => valueOf(key).map((value) => `${encode(key)}=${encode(value)}`));
  return fc.oneof(
    { weight: names.length === 0 ? 40 : 6, arbitrary: fc.constant("") },
    {
      weight: names.length === 0 ? 1 : 8,
      arbitrary: fc
        .array(pair, { minLength: 1, maxLength: 3 })
        .map((pairs) => `?${pairs.join("&")}`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "?",
        "?&&&",
        "?=",
        "?%",
        "?a[]=1&a[b]=2",
        "?page=1&page=2",
        "?__proto__=1",
      ),
    },
  );
}

const headers = fc.record(
  {
    authorization: fc.oneof(
      { weight: 30, arbitrary: fc.constant(`Bearer ${testToken}`) },
      { weight: 1, arbitrary: fc.constantFrom("Bearer", "Bearer x", "Basic eDp5", testToken, "") },
    ),
    "intercom-version": fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...intercomVersions) },
      { weight: 1, arbitrary: fc.constantFrom("", "2", "1.4", "2.16 ", "99", "__proto__") },
    ),
    "content-type": fc.oneof(
      {
        weight: 20,
        arbitrary: fc.constantFrom("application/json", "application/json; charset=utf-8"),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "",
          "text/plain",
          "application/json;;;",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "application/vnd.api+json",
          "/",
          "json",
        ),
      },
    ),
    cookie: fc.constantFrom("objectory=1", "=;=;", "a=%", "objectory_00000000=s%3A1.x"),
    accept: fc.constantFrom("*/*", "text/html", "", "application/xml;q=x"),
    "accept-encoding": fc.constantFrom("br", "gzip, br", "*", "identity;q=0"),
    range: fc.constantFrom("bytes=0-10", "bytes=-", "x"),
    "if-none-match": fc.constantFrom("*", '"x"'),
  },
  { requiredKeys: ["authorization"] },
);

const otherMethods = [
  "GET",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "HEAD",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
  "QUERY",
];

const calls = Object.entries(endpointGroups).flatMap(([group, endpoints]) =>
  Object.entries(endpoints).map(([name, endpoint]) => ({ name: `${group}.${name}`, endpoint })),
);

export const randomRequest: fc.Arbitrary<RandomRequest> = fc
  .constantFrom(...calls)
  .chain(({ name, endpoint }) =>
    fc.record({
      method: fc.oneof(
        { weight: 12, arbitrary: fc.constant<string>(endpoint.method) },
        { weight: 1, arbitrary: fc.constantFrom(...otherMethods) },
      ),
      path: pathOf(endpoint),
      query: queryOf(endpoint),
      headers,
      body: randomBody(name),
    }),
  )
  .map(({ method, path, query, headers: given, body }) => {
    const hasBody = method === "POST" || method === "PUT" || method === "PATCH";
    const asJson = hasBody ? { "content-type": "application/json" } : {};
    return {
      method,
      url: `/api${path}${query}`,
      headers: { ...asJson, ...given },
      payload: hasBody ? body : undefined,
    };
  });
