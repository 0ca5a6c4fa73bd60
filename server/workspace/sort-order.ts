import { sql, type RawBuilder } from "kysely";
import type { SearchRequest } from "../../contract/search.ts";
import { ApiError, invalidParameter } from "../http/api-error.ts";
import type { SortOrder } from "./keyset.ts";
import type { NumberField, TextField } from "./search-field.ts";
import type { SearchLanguage } from "./search-language.ts";

/** The order that a search asks for: descending where it doesn't say. Throws a 400 that names what is wrong. */
export function sortOrderOf(
  language: SearchLanguage,
  { field: name, order = "descending" }: NonNullable<SearchRequest["sort"]>,
  defaultField: string,
  seq: RawBuilder<number>,
): SortOrder {
  if (order !== "ascending" && order !== "descending") {
    throw new ApiError(400, {
      code: "invalid_sort_order",
      field: "sort.order",
      message: `Invalid sort order '${order}'. Must be one of: ascending, descending`,
    });
  }
  const sorted = name ?? defaultField;
  const field = language.findField(sorted);
  if (!field || field.kind === "ids" || field.kind === "boolean")
    throw invalidParameter("sort.field", `${sorted || "The empty name"} is no field to sort by`);
  return fieldOrder(language.dialect, field, {
    name: sorted,
    seq,
    descending: order === "descending",
  });
}

export function fieldOrder(
  dialect: SearchLanguage["dialect"],
  field: TextField | NumberField,
  { name, seq, descending }: { name: string; seq: RawBuilder<number>; descending: boolean },
): SortOrder {
  const order = { name: `${name} ${descending ? "descending" : "ascending"}`, seq, descending };
  if (field.kind === "text") {
    // Bytes in both databases; PostgreSQL's own order follows the locale of the machine.
    const value = dialect === "sqlite" ? field.value : sql<string>`(${field.value}) collate "C"`;
    return { ...order, value, text: field.value, ofText: (text) => sql`${text}`, always: false };
  }
  return {
    ...order,
    value: field.value,
    text: field.digits,
    ofText: field.ofDigits,
    pattern: field.pattern,
    always: field.always === true,
  };
}
