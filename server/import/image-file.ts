import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { z } from "zod";
import {
  beforeImageHeadSchema,
  beforeImageRows,
  beforeImageSchema,
  type BeforeImageHead,
} from "../../contract/before-image.ts";
import { parseJson, type JsonValue } from "../../contract/json.ts";
import { ConfigError } from "../config.ts";
import {
  sourceOf,
  type ImagePortion,
  type ImageSource,
} from "../features/instances/image-source.ts";

const rowsPerPortion = 2000;
const sections = Object.keys(beforeImageRows) as (keyof typeof beforeImageRows)[];

/**
 * A file with a before-image, checked to its end. One that Objectory wrote line by line is read that way, however long
 * it is; any other is read whole. Throws `ConfigError` where the file can't be read, or is something else.
 */
export async function openImageFile(file: string): Promise<ImageSource> {
  const head = await readHead(file);
  if (!head) return sourceOf(wholeImage(file));
  const portions = () => readPortions(file);
  let rows = 0;
  for await (const portion of portions()) rows += portion.rows.length;
  const { object_types = [], attributes = [] } = head;
  if (rows + object_types.length + attributes.length === 0)
    throw unusable(file, "It holds nothing to put back");
  return { head, portions };
}

function unusable(file: string, reason: string): ConfigError {
  return new ConfigError(`${file} can't be restored. ${reason}`);
}

function checked<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  value: unknown,
  at?: string,
): z.infer<Schema> {
  const { data, error } = schema.safeParse(value);
  if (error === undefined) return data;
  const [issue] = error.issues;
  const where = [...(at === undefined ? [] : [at]), ...(issue?.path ?? [])].join(".");
  throw unusable(file, `${where === "" ? "" : `${where}: `}${issue?.message}`);
}

function wholeImage(file: string) {
  return checked(file, beforeImageSchema, jsonOf(file, readText(file)));
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): ConfigError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ConfigError(`${file} can't be read as JSON. ${reason}`);
}

function jsonOf(file: string, text: string): JsonValue {
  try {
    return parseJson(text);
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** Undefined where the file is not written line by line. */
async function readHead(file: string): Promise<BeforeImageHead | undefined> {
  for await (const line of linesOf(file)) {
    if (!line.endsWith(",")) return undefined;
    let head: JsonValue;
    try {
      head = parseJson(`${line.slice(0, -1)}}`);
    } catch {
      return undefined;
    }
    return checked(file, beforeImageHeadSchema, head);
  }
  return undefined;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const stream = createReadStream(file, "utf8");
  try {
    yield* createInterface({ input: stream, crlfDelay: Infinity });
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    stream.destroy();
  }
}

async function* readPortions(file: string): AsyncGenerator<ImagePortion> {
  let section = sections[0] ?? "instances";
  let start = 0;
  let rows: unknown[] = [];
  let isEnded = false;
  const portion = () => ({ section, start, rows }) as ImagePortion;
  let isHead = true;
  for await (const line of linesOf(file)) {
    if (isHead) {
      isHead = false;
      continue;
    }
    const opened = sections.find((name) => line === `"${name}":[`);
    if (opened) {
      section = opened;
      start = 0;
    } else if (line === "]," || line === "]}") {
      if (rows.length > 0) yield portion();
      rows = [];
      isEnded = line === "]}";
    } else {
      const row = jsonOf(file, line.endsWith(",") ? line.slice(0, -1) : line);
      rows.push(checked(file, beforeImageRows[section], row, `${section}.${start + rows.length}`));
      if (rows.length < rowsPerPortion) continue;
      yield portion();
      start += rows.length;
      rows = [];
    }
  }
  if (!isEnded) throw unusable(file, "It breaks off; save it again");
}
