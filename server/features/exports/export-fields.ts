import { z } from "zod";
import { invalidParameter } from "../../http/api-error.ts";
import type { ExportedList, ExportField } from "../../workspace/exported-list.ts";
import { readJsonParameter } from "../../workspace/query/json-parameter.ts";

/** The columns that are asked for, in their order; all by default. Throws a 400 that names what is none. */
export function readExportFields(
  { fields, label }: Pick<ExportedList, "fields" | "label">,
  columns: string | undefined,
): readonly ExportField[] {
  const wanted = readJsonParameter("columns", columns, z.array(z.string()).min(1).max(1000));
  if (!wanted) return fields;
  const all = new Map(fields.map((field) => [field.name, field]));
  return [...new Set(wanted)].map((name) => {
    const field = all.get(name);
    if (field) return field;
    throw invalidParameter("columns", `columns names "${name}", which is no field of ${label}`);
  });
}
