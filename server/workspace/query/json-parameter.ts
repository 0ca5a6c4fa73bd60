import type { z } from "zod";
import { parseJson } from "../../../contract/json.ts";
import { invalidParameter } from "../../http/api-error.ts";
import { parsePart } from "../../http/validation.ts";

/** A parameter of an address that is JSON; undefined where it is absent or empty. Throws a 400 that names each part at fault. */
export function readJsonParameter<Schema extends z.core.$ZodType>(
  field: string,
  text: string | undefined,
  schema: Schema,
): z.infer<Schema> | undefined {
  if (text === undefined || text === "") return undefined;
  let json: unknown;
  try {
    json = parseJson(text);
  } catch {
    throw invalidParameter(field, `${field} must be JSON`);
  }
  return parsePart(schema, json, [field]);
}
