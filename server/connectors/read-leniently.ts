import { z } from "zod";
import { ExactNumber, isJsonObject, type JsonObject, type JsonValue } from "../../contract/json.ts";

/** What stands in for members that a vendor leaves out, by the path of the object they belong to; the record itself is "". */
export type Blanks = Record<string, JsonObject>;

export type Reading<Value> = { ok: true; value: Value } | { ok: false; problem: string };

/**
 * Read a vendor's record as one of ours. The strict schema has the last word; before it does, small departures are
 * mended: numbers for texts and the other way about, null or nothing for a blank, an unreadable value for null where
 * null may be. `problem` names the member at fault, never its value.
 */
export function readLeniently<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: JsonValue | undefined,
  blanks: Blanks = {},
): Reading<z.core.output<Schema>> {
  const strict = z.safeParse(schema, value);
  if (strict.success) return { ok: true, value: strict.data };
  const result = z.safeParse(schema, mend(schema, value, blanks, ""));
  if (result.success) return { ok: true, value: result.data };
  const path = result.error.issues[0]?.path.join(".") ?? "";
  return {
    ok: false,
    problem: path === "" ? "it is no record" : `${path} is missing or of another kind`,
  };
}

function mend(schema: z.core.$ZodType, value: unknown, blanks: Blanks, path: string): unknown {
  if (schema instanceof z.core.$ZodNullable || schema instanceof z.core.$ZodOptional) {
    const mended = mend(schema._zod.def.innerType, value, blanks, path);
    return accepts(schema, mended) ? mended : accepts(schema, null) ? null : undefined;
  }
  if (schema instanceof z.core.$ZodObject) return mendObject(schema, value, blanks, path);
  if (schema instanceof z.core.$ZodArray && Array.isArray(value))
    return value.map((item) => mend(schema._zod.def.element, item, blanks, path));
  if (schema instanceof z.core.$ZodLiteral && value === undefined) return schema._zod.def.values[0];
  return mendScalar(schema, value);
}

function mendObject(
  schema: z.core.$ZodObject,
  value: unknown,
  blanks: Blanks,
  path: string,
): unknown {
  const blank = blanks[path];
  if (!isJsonObject(value) && !(blank && value === undefined)) return value;
  const given = isJsonObject(value) ? value : {};
  return Object.fromEntries(
    Object.entries(schema._zod.def.shape).map(([name, member]) => [
      name,
      mend(member, given[name] ?? blank?.[name], blanks, path === "" ? name : `${path}.${name}`),
    ]),
  );
}

function mendScalar(schema: z.core.$ZodType, value: unknown): unknown {
  if (accepts(schema, value)) return value;
  const isNumber = typeof value === "number" || value instanceof ExactNumber;
  if (isNumber && accepts(schema, String(value))) return String(value);
  const isDigits = typeof value === "string" && /^-?\d{1,15}$/.test(value);
  return isDigits && accepts(schema, Number(value)) ? Number(value) : value;
}

function accepts(schema: z.core.$ZodType, value: unknown): boolean {
  return z.safeParse(schema, value).success;
}
