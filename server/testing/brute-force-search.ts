import { ExactNumber, parseJson, type JsonValue } from "../../contract/json.ts";
import { foldCase } from "../database/fold-case.ts";
import type { Attribute } from "../../contract/attributes.ts";

interface SearchedInstance {
  id: string;
  external_id: string | null;
  custom_attributes: string;
}

/** Whether a text finds an instance: as `holdsText` promises, without an index and without a database. */
export function isFoundByReading(
  {
    attributes,
    title_attribute,
  }: { attributes: readonly Attribute[]; title_attribute: string | null },
  { id, external_id, custom_attributes }: SearchedInstance,
  text: string,
): boolean {
  const values = parseJson(custom_attributes) as Record<string, JsonValue>;
  const seen = attributes
    .filter(({ archived, data_type }) => !archived && !["datetime", "boolean"].includes(data_type))
    .map(({ name }) => shown(values[name]));
  const all = [id, external_id ?? "", ...seen].map(folded);
  const words = folded(text).split(/\s+/u).filter(Boolean);
  if (words.some((word) => Array.from(word).length >= 3))
    return words.every((word) => all.some((value) => value.includes(word)));
  const title = shown(values[title_attribute ?? ""]) || external_id || id;
  return [title, external_id ?? "", id].some((value) =>
    folded(value).startsWith(folded(text).trim()),
  );
}

function shown(value: JsonValue | undefined): string {
  const isShown = typeof value === "string" || typeof value === "number";
  return isShown || value instanceof ExactNumber ? String(value) : "";
}

function folded(text: string): string {
  return foldCase(text).replaceAll("\0", " ").toWellFormed();
}
