import type { z } from "zod";
import type { Endpoint } from "../../../contract/endpoint.ts";
import { errorListSchema } from "../../../contract/errors.ts";
import { heldOtherwiseHeaders } from "../../../contract/held-otherwise.ts";
import { defaultIntercomVersion, intercomVersions } from "../../../contract/intercom-version.ts";
import packageJson from "../../../package.json" with { type: "json" };
import { endpointGroups, publicEndpoints } from "./endpoint-groups.ts";
import { replyJsonSchema, requestJsonSchema, type JsonSchema } from "./json-schemas.ts";

interface Operation {
  operationId: string;
  replies: JsonSchema[];
  mediaTypes: readonly string[];
  tellsHeldOtherwise: boolean;
  [member: string]: unknown;
}

/** Everything that crosses the wire, as OpenAPI 3.1. */
export function openApiDocument() {
  const schemas: Record<string, JsonSchema> = {};
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [group, endpoints] of Object.entries(endpointGroups)) {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const methods = (paths[endpoint.path] ??= {});
      const method = endpoint.method.toLowerCase();
      const reply = replyJsonSchema(endpoint.reply, schemas);
      const known = methods[method];
      // One address may answer in several forms: the list of instances is one instance where an external id is asked for.
      if (known) known.replies.push(reply);
      else methods[method] = describe(endpoint, group, name, reply);
    }
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Objectory",
      version: packageJson.version,
      description:
        "Custom objects in Intercom's own dialect, and under /console what Intercom has no word for. " +
        "Ids are strings, times are Unix seconds UTC, and numbers keep every digit.",
    },
    servers: [{ url: "/api" }],
    security: [{ token: [] }],
    tags: Object.keys(endpointGroups).map((name) => ({ name })),
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, methods]) => [path, mapValues(methods, withResponses)]),
    ),
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      parameters: { IntercomVersion: intercomVersion },
      responses: { Error: errorResponse(schemas) },
      schemas,
    },
  };
}

const intercomVersion = {
  name: "Intercom-Version",
  in: "header",
  description: "The version of Intercom's API to answer in",
  schema: { type: "string", enum: [...intercomVersions], default: defaultIntercomVersion },
};

function describe(endpoint: Endpoint, group: string, name: string, reply: JsonSchema): Operation {
  const isIntercoms = !endpoint.path.startsWith("/console/");
  const body = requestJsonSchema(endpoint.body);
  return {
    operationId: `${group}.${name}`,
    summary: endpoint.summary,
    tags: [group],
    ...(publicEndpoints.has(endpoint) ? { security: [] } : {}),
    parameters: [
      ...parametersOf(endpoint.params, "path"),
      ...parametersOf(endpoint.query, "query"),
      ...(isIntercoms ? [{ $ref: "#/components/parameters/IntercomVersion" }] : []),
    ],
    ...(endpoint.method === "POST" || endpoint.method === "PUT"
      ? { requestBody: { required: true, content: { "application/json": { schema: body } } } }
      : {}),
    replies: [reply],
    mediaTypes: endpoint.mediaTypes ?? ["application/json"],
    tellsHeldOtherwise: endpoint.tellsHeldOtherwise ?? false,
  };
}

function parametersOf(schema: z.core.$ZodType, place: "path" | "query") {
  const { properties = {}, required = [] } = requestJsonSchema(schema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function withResponses({ replies, mediaTypes, tellsHeldOtherwise, ...operation }: Operation) {
  const [only] = replies;
  const schema = replies.length === 1 ? only : { anyOf: replies };
  return {
    ...operation,
    responses: {
      200: {
        description: "OK",
        ...(tellsHeldOtherwise ? { headers: heldOtherwise } : {}),
        content: Object.fromEntries(mediaTypes.map((type) => [type, { schema }])),
      },
      default: { $ref: "#/components/responses/Error" },
    },
  };
}

/** Those of `heldOtherwiseHeaders`. */
const heldOtherwise = {
  [heldOtherwiseHeaders.names]: {
    description:
      "Where the workspace is a copy of a vendor's account and the vendor, read again, holds something else than was sent " +
      '(cleared, rounded or skipped): the names of these members as a JSON array, such as `["custom_attributes.total"]`. ' +
      "Characters beyond ASCII are escaped; values are not told; an array that would be longer than 4,000 characters is cut short.",
    schema: { type: "string" },
  },
  [heldOtherwiseHeaders.count]: {
    description: "How many members these are, those that were cut included",
    schema: { type: "integer" },
  },
};

function errorResponse(schemas: Record<string, JsonSchema>) {
  return {
    description: "Every failure: its code is for programs, its message for people",
    content: { "application/json": { schema: replyJsonSchema(errorListSchema, schemas) } },
  };
}

function mapValues<Value, Result>(
  values: Record<string, Value>,
  map: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}
