import { z } from "zod";
import { readJsonParameter } from "./json-parameter.ts";

const attributePrefix = "custom_attributes.";

/** The names of the attributes that are wanted; undefined where all are. A name that no attribute has asks for nothing. */
export function readColumns(columns: string | undefined): ReadonlySet<string> | undefined {
  const fields = readJsonParameter("columns", columns, z.array(z.string()).max(1000));
  if (!fields) return undefined;
  return new Set(
    fields
      .filter((field) => field.startsWith(attributePrefix))
      .map((field) => field.slice(attributePrefix.length)),
  );
}
