import { randomUUID } from "node:crypto";
import type {
  Attribute,
  AttributeChanges,
  AttributeOption,
  AttributeUsage,
} from "../../../contract/attributes.ts";
import { invalidParameter } from "../../http/api-error.ts";

type OptionInput = NonNullable<AttributeChanges["options"]>[number];

/** A new label for an option; the values that hold the old one follow. */
export interface Renaming {
  from: string;
  to: string;
}

/**
 * The options as they will be: known ones keep their ids, new ones get one. Throws a 400 where an id is not known, a
 * label comes twice, or an option is left out that values still hold.
 */
export function mergeOptions(
  attribute: Attribute,
  given: OptionInput[],
  usage: Pick<AttributeUsage, "options">,
): { options: AttributeOption[]; renamings: Renaming[] } {
  if (attribute.data_type !== "list")
    throw invalidParameter("options", "options belongs to attributes of type list");
  if (given.length === 0) throw invalidParameter("options", "options needs at least one option");
  const known = new Map(attribute.options.map((option) => [option.id, option]));
  const options = given.map(({ id, label, archived }, index): AttributeOption => {
    const before = id === undefined ? undefined : known.get(id);
    if (id !== undefined && !before) {
      const field = `options.${index}.id`;
      throw invalidParameter(field, `${field} names no option; leave it out for a new option`);
    }
    return { id: id ?? randomUUID(), label, archived: archived ?? before?.archived ?? false };
  });
  refuseRepeated(options);
  refuseLostValues(attribute, options, usage);
  return { options, renamings: renamingsOf(known, options) };
}

function refuseRepeated(options: AttributeOption[]): void {
  for (const key of ["id", "label"] as const) {
    const all = options.map((option) => option[key]);
    const again = all.find((value, index) => all.indexOf(value) < index);
    if (again !== undefined)
      throw invalidParameter("options", `options must not hold the ${key} "${again}" twice`);
  }
}

function refuseLostValues(
  attribute: Attribute,
  options: AttributeOption[],
  usage: Pick<AttributeUsage, "options">,
): void {
  const kept = new Set(options.map(({ id }) => id));
  for (const { id, label } of attribute.options) {
    const records = usage.options[id] ?? 0;
    if (kept.has(id) || records === 0) continue;
    throw invalidParameter(
      "options",
      `The option "${label}" can't be removed: ${countOf(records, "record holds", "records hold")} it. Archive it instead, or change them first`,
    );
  }
}

function renamingsOf(known: Map<string, AttributeOption>, options: AttributeOption[]): Renaming[] {
  return options.flatMap(({ id, label }) => {
    const before = known.get(id);
    return before && before.label !== label ? [{ from: before.label, to: label }] : [];
  });
}

/** Throws a 400 where the attribute is no reference, or would hold fewer references than its records do. */
export function checkReferenceType(
  attribute: Attribute,
  wanted: "one" | "many",
  usage: Pick<AttributeUsage, "records_with_several">,
): void {
  const field = "reference_type";
  if (!attribute.reference)
    throw invalidParameter(field, `${field} belongs to attributes of type relationship`);
  const several = usage.records_with_several;
  if (wanted === "one" && several > 0) {
    throw invalidParameter(
      field,
      `'${attribute.name}' can't hold one reference: ${countOf(several, "record holds", "records hold")} several. Unlink all but one from each first`,
    );
  }
}

function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
