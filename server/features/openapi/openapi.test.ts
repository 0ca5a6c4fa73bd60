import { readdir } from "node:fs/promises";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import type { Endpoint } from "../../../contract/endpoint.ts";
import { openApiEndpoint } from "../../../contract/openapi.ts";
import { openDatabase } from "../../database/open-database.ts";
import { openTestApp } from "../../testing/test-app.ts";
import { openApiDocument } from "./document.ts";
import { endpointGroups } from "./endpoint-groups.ts";

const contract = new URL("../../../contract/", import.meta.url);

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === "object" && value !== null && "path" in value && "reply" in value;
}

/** Every endpoint that some file of the contract exports, by itself or in a list. */
async function exportedEndpoints(): Promise<Endpoint[]> {
  const files = (await readdir(contract)).filter((name) => /^[a-z-]+\.ts$/.test(name));
  const modules = await Promise.all(
    files.map((file) => import(new URL(file, contract).href) as Promise<Record<string, unknown>>),
  );
  return modules
    .flatMap((module) => Object.values(module))
    .flatMap((value): unknown[] =>
      typeof value === "object" && value !== null && !isEndpoint(value)
        ? Object.values(value)
        : [value],
    )
    .filter(isEndpoint);
}

test("the document is valid OpenAPI 3.1, and every reference in it resolves", async () => {
  const validator = new Validator();
  const document = JSON.parse(JSON.stringify(openApiDocument())) as Record<string, unknown>;
  expect(await validator.validate(document)).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
  validator.resolveRefs();
  const text = JSON.stringify(document);
  for (const [, name = ""] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
    expect(document).toHaveProperty(["components", "schemas", name]);
  expect(text).not.toContain("#/$defs/");
});

test("every call of the contract is in the document", async () => {
  const listed = new Set(Object.values(endpointGroups).flatMap((group) => Object.values(group)));
  const exported = await exportedEndpoints();
  expect(exported.length).toBeGreaterThan(30);
  expect(exported.filter((endpoint) => !listed.has(endpoint)).map(({ path }) => path)).toEqual([]);
  const { paths } = openApiDocument();
  for (const { method, path } of exported)
    expect(paths).toHaveProperty([path, method.toLowerCase()]);
});

test("every call that the document tells of is served", async () => {
  const app = await openTestApp(await openDatabase({ file: ":memory:" }));
  for (const { method, path } of Object.values(endpointGroups).flatMap((group) =>
    Object.values(group),
  )) {
    const url = `/api${path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
    expect(app.app.hasRoute({ method, url }), `${method} ${url}`).toBe(true);
  }
  await app.close();
});

test("numbers in a query, times and attributes are described as what they are", () => {
  const { paths } = openApiDocument();
  const list = paths["/custom_object_instances/{custom_object_type_identifier}"]?.["get"];
  expect(list).toMatchObject({
    parameters: expect.arrayContaining([
      {
        name: "per_page",
        in: "query",
        required: false,
        schema: { type: "integer", minimum: 1, maximum: 150 },
      },
    ]) as unknown,
    responses: { default: { $ref: "#/components/responses/Error" } },
  });
  expect(openApiDocument().components.schemas["Instance"]).toMatchObject({
    properties: { id: { type: "string" }, custom_attributes: { type: "object" } },
  });
});

test("the document is served to those who may use the API", async () => {
  const app = await openTestApp(await openDatabase({ file: ":memory:" }));
  expect(await app.call(openApiEndpoint)).toMatchObject({
    openapi: "3.1.1",
    servers: [{ url: "/api" }],
  });
  await app.callFailing(401, openApiEndpoint, { headers: { authorization: "Bearer wrong" } });
  await app.close();
});
