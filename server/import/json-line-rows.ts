import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import { instanceUpsertSchema, type InstanceUpsert } from "../../contract/instances.ts";
import { isJsonObject, parseJson, type JsonObject, type JsonValue } from "../../contract/json.ts";
import { invalidParameter } from "../http/api-error.ts";
import { parsePart } from "../http/validation.ts";
import { understood } from "./csv-rows.ts";
import type { ImportRow } from "./import-file.ts";

/** The lines of a JSON Lines file, each an instance as an export or the API writes it. */
export async function* jsonLineRows(
  path: string,
  typeId: string,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<ImportRow> {
  const source = createReadStream(path);
  source.on("data", (chunk) => onBytes(chunk.length));
  let line = 0;
  for await (const text of createInterface({ input: source, crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === "") continue;
    yield { line, size: text.length, upsert: understood(() => upsertOf(text, typeId)) };
  }
}

function upsertOf(text: string, typeId: string): InstanceUpsert {
  const instance = objectOf(text);
  const { type, external_id, external_created_at, external_updated_at } = instance;
  if (type !== undefined && type !== typeId)
    throw invalidParameter("type", `the line holds a ${JSON.stringify(type)}, not a ${typeId}`);
  if (typeof external_id !== "string")
    throw invalidParameter("external_id", "the line has no external_id to find the instance by");
  const { custom_attributes: attributes = {} } = instance;
  return parsePart(instanceUpsertSchema, {
    external_id,
    ...(external_created_at == null ? {} : { external_created_at }),
    ...(external_updated_at == null ? {} : { external_updated_at }),
    custom_attributes: isJsonObject(attributes) ? writable(attributes) : attributes,
  });
}

function objectOf(text: string): JsonObject {
  const value = parsedJson(text.replace(/^\uFEFF/, ""));
  if (isJsonObject(value)) return value;
  throw invalidParameter("", "the line is no JSON object");
}

function parsedJson(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch {
    throw invalidParameter("", "the line is not valid JSON");
  }
}

const referenceListSchema = z.object({
  type: z.string().endsWith(".list"),
  instances: z.array(z.object({ id: z.string() })),
});

/** References as the API answers them become the ids that it takes. */
function writable(attributes: JsonObject): JsonObject {
  const written = Object.create(null) as JsonObject;
  for (const [name, value] of Object.entries(attributes)) {
    const list = referenceListSchema.safeParse(value);
    written[name] = list.success ? list.data.instances.map(({ id }) => id) : value;
  }
  return written;
}
