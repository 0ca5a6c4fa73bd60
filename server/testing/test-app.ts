import type { FastifyInstance } from "fastify";
import { expect } from "vitest";
import { z } from "zod";
import type { Endpoint, Method } from "../../contract/endpoint.ts";
import { errorListSchema, type ErrorList } from "../../contract/errors.ts";
import { parseJson, type JsonValue } from "../../contract/json.ts";
import { buildApp, type AppOptions } from "../app.ts";
import type { Database } from "../database/database.ts";
import { insertTestWorkspace } from "./test-workspace.ts";

export const testToken = "a-token-for-tests-only";

/** What goes along with a call; `body` is written with `JSON.stringify`, so an `ExactNumber` keeps its digits. */
export interface CallInput {
  params?: Record<string, string>;
  query?: Record<string, string | number>;
  body?: unknown;
  /** Sent as `Intercom-Version`. */
  version?: string;
  headers?: Record<string, string>;
}

export interface TestReply {
  status: number;
  headers: Record<string, unknown>;
  /** Parsed without changing a number. */
  body: JsonValue;
  text: string;
}

type Reply<Of extends Endpoint> = z.infer<Of["reply"]>;

/** The whole server over a database filled by `insertTestWorkspace`, called with the token. */
export interface TestApp {
  app: FastifyInstance;
  database: Database;
  /** Any request; `path` starts at the root, such as `/api/me`. */
  request(method: Method | "PATCH", path: string, input?: CallInput): Promise<TestReply>;
  /** Call an endpoint of the contract, expect 200 and a reply that matches its schema. */
  call<Of extends Endpoint>(endpoint: Of, input?: CallInput): Promise<Reply<Of>>;
  /** Call an endpoint of the contract and expect it to fail with this status. */
  callFailing(status: number, endpoint: Endpoint, input?: CallInput): Promise<ErrorList["errors"]>;
  /** Close the server and the database. */
  close(): Promise<void>;
}

export async function openTestApp(database: Database): Promise<TestApp> {
  await insertTestWorkspace(database);
  return openEmptyTestApp(database);
}

/** The whole server over a database as it is. */
export async function openEmptyTestApp(
  database: Database,
  options: Omit<AppOptions, "config" | "database" | "token"> = {},
): Promise<TestApp> {
  const app = await buildApp({
    ...options,
    config: { host: "127.0.0.1", rateLimitPerMinute: 100_000_000, logLevel: "silent" },
    database,
    token: testToken,
  });

  async function request(
    method: Method | "PATCH",
    path: string,
    { query, body, version, headers }: CallInput = {},
  ): Promise<TestReply> {
    const reply = await app.inject({
      method,
      url: path,
      headers: {
        authorization: `Bearer ${testToken}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(version === undefined ? {} : { "intercom-version": version }),
        ...headers,
      },
      ...(query === undefined ? {} : { query: stringValues(query) }),
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const text = reply.body;
    const parsed = text === "" ? null : parseJson(text);
    return { status: reply.statusCode, headers: reply.headers, body: parsed, text };
  }

  const send = ({ method, path }: Endpoint, input: CallInput = {}) =>
    request(method, `/api${filledPath(path, input.params ?? {})}`, input);

  return {
    app,
    database,
    request,
    call: async (endpoint, input) => {
      const { status, body, text } = await send(endpoint, input);
      expect(status, text).toBe(200);
      return z.parse(endpoint.reply, body) as Reply<typeof endpoint>;
    },
    callFailing: async (expected, endpoint, input) => {
      const { status, body, text } = await send(endpoint, input);
      expect(status, text).toBe(expected);
      return errorListSchema.parse(body).errors;
    },
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

function filledPath(path: string, params: Record<string, string>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
}

function stringValues(values: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
