import type { Attribute } from "../../../../contract/attributes.ts";
import { builtInFacets } from "../../../../contract/facets.ts";
import { attributeField } from "../../../../contract/instance-query.ts";
import { relationshipAttributes, liveAttributes } from "../../../workspace/schema.ts";
import { visitMembers } from "./json-members.ts";
import { absent, ValueColumn } from "./value-column.ts";

/** The part of an instance that facets are about. */
export interface FacetRow {
  id: string;
  seq: number;
  external_id: string | null;
  external_created_at: number | null;
  external_updated_at: number | null;
  custom_attributes: string;
  created_at: number;
  updated_at: number;
}

export const facetColumns = [
  "id",
  "seq",
  "external_id",
  "external_created_at",
  "external_updated_at",
  "custom_attributes",
  "created_at",
  "updated_at",
] as const;

/** The values of instances of one type, kept by field and not by instance: counting one field reads nothing of the others. */
export class FacetTable {
  readonly #columns = new Map<string, ValueColumn>();
  readonly #ofAttribute = new Map<string, ValueColumn>();
  readonly #ids: string[] = [];
  readonly #rowOf = new Map<string, number>();

  constructor(attributes: readonly Attribute[]) {
    for (const field of builtInFacets) this.#columns.set(field, new ValueColumn());
    const references = new Set(relationshipAttributes(attributes));
    for (const attribute of liveAttributes(attributes)) {
      if (references.has(attribute)) continue;
      const column = new ValueColumn();
      this.#ofAttribute.set(attribute.name, column);
      this.#columns.set(attributeField(attribute.name), column);
    }
  }

  get size(): number {
    return this.#ids.length;
  }

  /** How many values it holds, a measure of the memory it takes. */
  get cells(): number {
    return this.size * this.#columns.size;
  }

  column(field: string): ValueColumn | undefined {
    return this.#columns.get(field);
  }

  /** The places of instances; of those that are not here, none. */
  rowsOf(ids: readonly string[]): Int32Array {
    const rows = new Int32Array(ids.length);
    let length = 0;
    for (const id of ids) {
      const row = this.#rowOf.get(id);
      if (row !== undefined) rows[length++] = row;
    }
    return rows.subarray(0, length);
  }

  idsOf(rows: Int32Array): string[] {
    return Array.from(rows, (row) => this.#ids[row] ?? "");
  }

  put(instance: FacetRow): void {
    const known = this.#rowOf.get(instance.id);
    const row = known ?? this.#ids.push(instance.id) - 1;
    if (known === undefined) this.#rowOf.set(instance.id, row);
    else for (const column of this.#ofAttribute.values()) column.set(row, absent);
    for (const field of builtInFacets)
      this.#columns.get(field)?.set(row, JSON.stringify(instance[field]));
    visitMembers(instance.custom_attributes, (name, source) => {
      this.#ofAttribute.get(name)?.set(row, source);
    });
  }

  /** The last instance takes the place of the one that goes. */
  remove(id: string): void {
    const row = this.#rowOf.get(id);
    if (row === undefined) return;
    const last = this.#ids.pop() ?? id;
    for (const column of this.#columns.values()) column.move(this.#ids.length, row);
    this.#rowOf.delete(id);
    if (last === id) return;
    this.#ids[row] = last;
    this.#rowOf.set(last, row);
  }
}
