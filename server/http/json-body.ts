import { isUtf8 } from "node:buffer";
import type { FastifyInstance } from "fastify";
import { ExactNumber, parseJson, type JsonValue } from "../../contract/json.ts";
import { ApiError } from "./api-error.ts";

/** SQLite reads JSON 1,000 levels deep, JavaScript some thousand; no request of ours needs ten. */
const maxDepth = 100;

/** Read JSON bodies without changing a number or a letter; an empty body counts as none. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    "application/json",
    { parseAs: "buffer" },
    async (_request: unknown, body: Buffer) => (body.length === 0 ? undefined : readJson(body)),
  );
}

function readJson(body: Buffer): JsonValue {
  if (!isUtf8(body)) throw unreadable("it is not UTF-8");
  const text = body.toString();
  try {
    const value = parseJson(text);
    // A text with few brackets can't be deep.
    if (hasBrackets(text, maxDepth) && isDeeperThan(value, maxDepth))
      throw unreadable(`it is nested more than ${maxDepth} levels deep`);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable(error.message);
    if (error instanceof RangeError) throw unreadable("it is nested too deeply");
    throw error;
  }
}

function unreadable(reason: string): ApiError {
  return new ApiError(400, {
    code: "bad_request",
    message: `The body is not valid JSON: ${reason}`,
  });
}

function hasBrackets(text: string, count: number): boolean {
  let found = 0;
  for (const _bracket of text.matchAll(/[[{]/g)) {
    found += 1;
    if (found > count) return true;
  }
  return false;
}

function isDeeperThan(value: JsonValue, levels: number): boolean {
  if (typeof value !== "object" || value === null || value instanceof ExactNumber) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}
