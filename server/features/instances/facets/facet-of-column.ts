import type { Facet, JsonType } from "../../../../contract/facets.ts";
import { dateFacet } from "./date-facet.ts";
import type { FacetField } from "./facet-field.ts";
import { numberFacet } from "./number-facet.ts";
import type { CountedColumn, ValueColumn } from "./value-column.ts";
import { absent } from "./value-column.ts";
import { mostFrequent, optionCounts, truthCounts } from "./value-counts.ts";

/** What there is to say about one field, from how often each of its values occurs. */
export function facetOfColumn(
  { name, kind, options }: FacetField,
  column: ValueColumn,
  counts: Uint32Array,
  timeZone: string,
): Facet {
  const { fill, codesOfType } = sortOut(column, counts);
  const of = (type: JsonType): CountedColumn => ({
    column,
    counts,
    codes: codesOfType.get(type) ?? [],
  });
  const types = [...codesOfType]
    .map(([type, codes]) => ({
      type,
      count: codes.reduce((sum, code) => sum + (counts[code] ?? 0), 0),
    }))
    .toSorted((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
  const different = [...codesOfType.values()].reduce((total, codes) => total + codes.length, 0);
  const facet: Facet = {
    field: name,
    kind,
    fill,
    distinct: fill.empty > 0 ? different - 1 : different,
    types,
    values: [],
    numbers: null,
    dates: null,
    histogram: [],
    references: null,
  };
  switch (kind) {
    case "text":
      return { ...facet, values: mostFrequent(of("text")) };
    case "list":
      return { ...facet, values: optionCounts(of("text"), options) };
    case "boolean":
      return { ...facet, values: truthCounts(of("boolean")) };
    case "number":
      return { ...facet, ...numberFacet(of("number")) };
    case "date":
      return { ...facet, ...dateFacet(of("number"), timeZone) };
    case "reference":
      return facet;
  }
}

const typeOfFirst: Record<string, JsonType> = {
  '"': "text",
  t: "boolean",
  f: "boolean",
  "[": "array",
  "{": "object",
};

function sortOut(column: ValueColumn, counts: Uint32Array) {
  const fill = { set: 0, empty: 0, null: 0, absent: 0 };
  const codesOfType = new Map<JsonType, number[]>();
  for (let code = 0; code < counts.length; code += 1) {
    const count = counts[code] ?? 0;
    if (count === 0) continue;
    const source = column.sources[code] ?? absent;
    if (source === absent) fill.absent += count;
    else if (source === "null") fill.null += count;
    else {
      if (source === '""') fill.empty += count;
      else fill.set += count;
      const type = typeOfFirst[source.charAt(0)] ?? "number";
      const known = codesOfType.get(type);
      if (known) known.push(code);
      else codesOfType.set(type, [code]);
    }
  }
  return { fill, codesOfType };
}
