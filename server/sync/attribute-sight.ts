import type { DataType, ReferenceType } from "../../contract/attributes.ts";
import { ExactNumber, type JsonObject, type JsonValue } from "../../contract/json.ts";
import { TextOptions } from "../workspace/text-options.ts";
import { readReferenceList } from "../connectors/reference-list.ts";

/** What an attribute is. */
export interface AttributeType {
  data_type: DataType;
  reference: { type: ReferenceType; object_type_id: string } | null;
}

/** What an attribute looks like. */
export interface AttributeForm extends AttributeType {
  /** Of a list, in the order of the alphabet; else empty. */
  options: string[];
}

/** A share so large makes a type; a few values of another are mistakes, to be seen as such. */
const nearlyAll = 0.95;

/** What was seen of the values of one attribute. */
export class AttributeSight {
  readonly #name: string;
  readonly #scalars = { integer: 0, decimal: 0, boolean: 0, string: 0 };
  readonly #texts = new TextOptions();
  #times = 0;
  #targetId: string | undefined;
  #most = 0;

  constructor(name: string) {
    this.#name = name;
  }

  see(value: JsonValue): void {
    if (value === null) return;
    const list = readReferenceList(value);
    if (list) {
      this.#targetId ??= list.typeId;
      this.#most = Math.max(this.#most, list.ids.length);
      return;
    }
    const scalar = scalarOf(value);
    this.#scalars[scalar] += 1;
    if (scalar === "integer" && isLikelyTime(Number(value))) this.#times += 1;
    if (typeof value === "string") this.#texts.see(value);
  }

  absorb(other: AttributeSight): void {
    this.#targetId ??= other.#targetId;
    this.#most = Math.max(this.#most, other.#most);
    this.#times += other.#times;
    for (const scalar of scalars) this.#scalars[scalar] += other.#scalars[scalar];
    this.#texts.absorb(other.#texts);
  }

  /** What nearly all of the values are; undefined where nothing but nulls was seen. */
  form(): AttributeForm | undefined {
    if (this.#targetId !== undefined) return this.#relationship(this.#targetId);
    const { integer, decimal, boolean } = this.#scalars;
    const total = scalars.reduce((sum, scalar) => sum + this.#scalars[scalar], 0);
    if (total === 0) return undefined;
    const isMost = (count: number) => count >= total * nearlyAll;
    if (isMost(this.#times) && timeNames.test(this.#name)) return scalarForm("datetime");
    if (isMost(integer + decimal)) return scalarForm(decimal > 0 ? "decimal" : "integer");
    if (isMost(boolean)) return scalarForm("boolean");
    const options = isMost(this.#scalars.string) ? this.#texts.options() : undefined;
    return options ? { ...scalarForm("list"), options } : scalarForm("string");
  }

  /** What an attribute must become for the references that were seen to have a place; undefined where they have. */
  widenReference({ reference }: AttributeType): AttributeForm | undefined {
    if (this.#targetId === undefined) return undefined;
    const isSame = reference?.object_type_id === this.#targetId;
    if (isSame && (reference.type === "many" || this.#most <= 1)) return undefined;
    return this.#relationship(this.#targetId);
  }

  /** Whether any record holds something; an empty set of references shows at least that there is such an attribute. */
  get isFilled(): boolean {
    return this.#targetId !== undefined || scalars.some((scalar) => this.#scalars[scalar] > 0);
  }

  #relationship(object_type_id: string): AttributeForm {
    const type = this.#most > 1 ? "many" : "one";
    return { data_type: "relationship", reference: { type, object_type_id }, options: [] };
  }
}

/** What was seen of each attribute of some records. */
export function sightsOf(
  records: readonly { custom_attributes: JsonObject }[],
): Map<string, AttributeSight> {
  const sights = new Map<string, AttributeSight>();
  for (const { custom_attributes } of records) {
    for (const [name, value] of Object.entries(custom_attributes)) {
      let sight = sights.get(name);
      if (!sight) sights.set(name, (sight = new AttributeSight(name)));
      sight.see(value);
    }
  }
  return sights;
}

const scalars = ["integer", "decimal", "boolean", "string"] as const;
type Scalar = (typeof scalars)[number];

function scalarForm(data_type: DataType): AttributeForm {
  return { data_type, reference: null, options: [] };
}

function scalarOf(value: JsonValue): Scalar {
  if (typeof value === "boolean") return "boolean";
  if (typeof value !== "number" && !(value instanceof ExactNumber)) return "string";
  return /^-?\d+$/.test(String(value)) ? "integer" : "decimal";
}

/** Names that people give to times; the values must look like it too. */
const timeNames = /(^|[^a-z])(at|on|date|time|since|until)$|(date|time)$/i;

/** Unix seconds of the years 2000 to 2100. */
function isLikelyTime(seconds: number): boolean {
  return seconds >= 946_684_800 && seconds < 4_102_444_800;
}
