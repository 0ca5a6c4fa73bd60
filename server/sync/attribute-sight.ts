import type { DataType, ReferenceType } from "../../contract/attributes.ts";
import { ExactNumber, type JsonObject, type JsonValue } from "../../contract/json.ts";
import { referenceListOf } from "./copied-record.ts";

/** What an attribute is or looks like. */
export interface AttributeForm {
  data_type: DataType;
  reference: { type: ReferenceType; object_type_id: string } | null;
}

type Scalar = "integer" | "decimal" | "boolean" | "string";

/** What was seen of the values of one attribute. */
export class AttributeSight {
  readonly #name: string;
  readonly #scalars = new Set<Scalar>();
  #areTimes = true;
  #targetId: string | undefined;
  #most = 0;

  constructor(name: string) {
    this.#name = name;
  }

  see(value: JsonValue): void {
    if (value === null) return;
    const list = referenceListOf(value);
    if (list) {
      this.#targetId ??= list.typeId;
      this.#most = Math.max(this.#most, list.ids.length);
      return;
    }
    const scalar = scalarOf(value);
    this.#scalars.add(scalar);
    this.#areTimes &&= scalar === "integer" && isLikelyTime(Number(value));
  }

  /** Undefined where nothing but nulls was seen. */
  form(): AttributeForm | undefined {
    if (this.#targetId !== undefined) return this.#relationship(this.#targetId);
    if (this.#scalars.size === 0) return undefined;
    if (this.#areTimes && timeNames.test(this.#name)) return scalarForm("datetime");
    return scalarForm(widest(this.#scalars));
  }

  /** What an attribute must become for all that was seen to fit; undefined where it fits. */
  widen({ data_type, reference }: AttributeForm): AttributeForm | undefined {
    const seen = this.form();
    if (!seen) return undefined;
    if (seen.reference) {
      const isSame = reference?.object_type_id === seen.reference.object_type_id;
      return isSame && (reference.type === "many" || this.#most <= 1) ? undefined : seen;
    }
    if (reference) return seen;
    if (fitting[data_type].some((type) => type === widest(this.#scalars))) return undefined;
    const isNumeric = [data_type, seen.data_type].every((type) => numeric.includes(type));
    return scalarForm(isNumeric ? "decimal" : "string");
  }

  /** Whether any record holds something. */
  get isFilled(): boolean {
    return this.#scalars.size > 0 || this.#most > 0;
  }

  #relationship(object_type_id: string): AttributeForm {
    const type = this.#most > 1 ? "many" : "one";
    return { data_type: "relationship", reference: { type, object_type_id } };
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

const numeric: DataType[] = ["integer", "decimal", "datetime"];

/** Which values each type has a place for; text is the last resort and takes them all. */
const fitting: Record<DataType, Scalar[]> = {
  string: ["string", "integer", "decimal", "boolean"],
  list: ["string"],
  integer: ["integer"],
  decimal: ["integer", "decimal"],
  datetime: ["integer"],
  boolean: ["boolean"],
  relationship: [],
};

function scalarForm(data_type: DataType): AttributeForm {
  return { data_type, reference: null };
}

function widest(scalars: ReadonlySet<Scalar>): Scalar {
  const [first, ...others] = scalars;
  if (first !== undefined && others.length === 0) return first;
  const areNumbers = [...scalars].every((type) => type === "integer" || type === "decimal");
  return areNumbers ? "decimal" : "string";
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
