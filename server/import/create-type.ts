import { newObjectTypeSchema, type NewObjectType } from "../../contract/objects.ts";
import { ConfigError } from "../config.ts";
import type { Database } from "../database/database.ts";
import { createObjectType } from "../features/objects/store.ts";
import { confirm } from "./confirm.ts";
import type { CsvFile } from "./csv-file.ts";
import { attributeColumns } from "./import-columns.ts";
import type { ImportOptions } from "./import-options.ts";
import { inferAttributes, type InferredAttribute } from "./infer-attributes.ts";

/** Make an object type out of the columns of a file, unless the person who ran the command says no. */
export async function createTypeFromFile(
  database: Database,
  file: CsvFile,
  { typeId, ignoredColumns, yes }: ImportOptions,
  show: (text: string) => void,
): Promise<void> {
  const inferred = await inferAttributes(file, attributeColumns(file.header, ignoredColumns));
  const type = readType(typeId, inferred);
  show(`The object type ${typeId} would have these attributes:\n\n${tableOf(inferred)}\n`);
  if (!yes && !(await confirm(`This makes the object type ${typeId}.`))) {
    throw new ConfigError("Nothing was changed.");
  }
  await createObjectType(database, type);
}

/** Throws `ConfigError` where the type's or a column's name is none that the API takes. */
function readType(typeId: string, inferred: InferredAttribute[]): NewObjectType {
  const attributes = inferred.map(({ attribute }) => attribute);
  const title = attributes.find(
    ({ name, data_type }) => data_type === "string" && /^(name|title)$/i.test(name),
  );
  const result = newObjectTypeSchema.safeParse({
    id: typeId,
    label: typeId,
    label_plural: `${typeId}s`,
    description: "",
    icon: "box",
    title_attribute: title?.name ?? null,
    attributes,
  });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const column = attributes[Number(issue?.path[1])]?.name;
  throw new ConfigError(
    column === undefined
      ? `The object type's name ${issue?.message}.`
      : `The column "${column}" can't become an attribute: ${issue?.message}. Leave it out with --ignore, or rename it.`,
  );
}

function tableOf(inferred: InferredAttribute[]): string {
  const rows = inferred.map(({ attribute, example }) => [
    attribute.name,
    attribute.data_type,
    attribute.options
      ? shortened(attribute.options.map(({ label }) => label).join(", "))
      : shortened(example),
  ]);
  const all = [["attribute", "type", "such as"], ...rows];
  const width = (column: number) => Math.max(...all.map((row) => row[column]?.length ?? 0));
  return all
    .map(([name = "", type = "", example = ""]) =>
      `  ${name.padEnd(width(0))}  ${type.padEnd(width(1))}  ${example}`.trimEnd(),
    )
    .join("\n");
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
