import type { Attribute, AttributeOption } from "../../../../contract/attributes.ts";
import { builtInFacets, type Facet } from "../../../../contract/facets.ts";
import { attributeField } from "../../../../contract/instance-query.ts";
import { invalidParameter } from "../../../http/api-error.ts";
import { liveAttributes } from "../../../workspace/schema.ts";

/** A field that has a facet. */
export interface FacetField {
  name: string;
  kind: Facet["kind"];
  /** Of a list, else empty. */
  options: readonly AttributeOption[];
  /** Of an attribute, else undefined. */
  attribute: Attribute | undefined;
}

const kindOfType: Record<Attribute["data_type"], Facet["kind"]> = {
  string: "text",
  integer: "number",
  decimal: "number",
  boolean: "boolean",
  list: "list",
  datetime: "date",
  relationship: "reference",
};

/** The attributes in their order, then the built-in fields; or those that are asked for, in the order they are asked for. */
export function facetFields(
  attributes: readonly Attribute[],
  wanted: readonly string[] | undefined,
): FacetField[] {
  const all = allFields(attributes);
  if (!wanted) return [...all.values()];
  return wanted.map((name, index) => {
    const field = all.get(name);
    if (field) return field;
    throw invalidParameter(`fields.${index}`, `fields names "${name}", which has no facet`);
  });
}

/** Throws a 400 for what is neither a list nor a boolean. */
export function groupField(attributes: readonly Attribute[], name: string): FacetField {
  const field = allFields(attributes).get(name);
  if (field?.kind === "list" || field?.kind === "boolean") return field;
  throw invalidParameter("group_by", `group_by names "${name}", which is no list and no boolean`);
}

/** Throws a 400 for what is no number. */
export function figureFields(
  attributes: readonly Attribute[],
  wanted: readonly string[],
): FacetField[] {
  const all = allFields(attributes);
  return wanted.map((name, index) => {
    const field = all.get(name);
    if (field?.kind === "number") return field;
    throw invalidParameter(`figures.${index}`, `figures names "${name}", which is no number`);
  });
}

function allFields(attributes: readonly Attribute[]): Map<string, FacetField> {
  const all = new Map<string, FacetField>();
  for (const attribute of liveAttributes(attributes)) {
    const name = attributeField(attribute.name);
    const { data_type, options } = attribute;
    all.set(name, { name, kind: kindOfType[data_type], options, attribute });
  }
  for (const name of builtInFacets) {
    const kind = name === "external_id" ? "text" : "date";
    all.set(name, { name, kind, options: [], attribute: undefined });
  }
  return all;
}
