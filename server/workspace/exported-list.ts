import type { RawBuilder, SqlBool } from "kysely";
import type { Attribute, DataType } from "../../contract/attributes.ts";
import type { JsonObject, JsonValue } from "../../contract/json.ts";
import { attributeField } from "../../contract/instance-query.ts";
import type { Queries } from "../database/database.ts";
import type { RowOrder } from "./query/row-order.ts";
import type { RecordKind } from "./query/record-kind.ts";
import { liveAttributes } from "./schema.ts";

/** A list that can go into a file: which records, in which order, and what there is to say of each. */
export interface ExportedList {
  record: RecordKind;
  /** In the plural, as a title: it names the file and the sheet. */
  label: string;
  isNarrowed: boolean;
  /** Name the columns of the record's table in full. */
  condition: RawBuilder<SqlBool>;
  order: RowOrder;
  /** All there are, in the order of a file that holds all. */
  fields: readonly ExportField[];
  /** The members of `own` that a line of JSON holds, whichever fields are asked for. */
  identity: readonly string[];
  /** Those of some ids that are still there, in the order of the ids: a JSON array of texts. */
  readRows: (db: Queries, ids: string) => Promise<ExportedRow[]>;
}

/** A record as its own table and what belongs to it say. */
export interface ExportedRow {
  id: string;
  /** JSON. */
  custom_attributes: string;
  /** What stands beside the attributes, by field. */
  own: Readonly<Record<string, JsonValue>>;
  /** Other records that it names in a field of its own. */
  ends?: Readonly<Record<string, readonly RecordEnd[]>>;
}

/** A record as it is when its turn comes. */
export interface ExportRecord extends Pick<ExportedRow, "own" | "ends"> {
  values: JsonObject;
  /** Instances by attribute, in their order. */
  references: ReadonlyMap<string, readonly RecordEnd[]>;
}

export interface RecordEnd {
  id: string;
  /** Its id where it matches no record. */
  title: string;
}

/** A column of an export. */
export interface ExportField {
  /** As the API calls it: `custom_attributes.total` or `updated_at`. */
  name: string;
  label: string;
  dataType: DataType;
  /** Undefined for what stands beside the attributes. */
  attribute: Attribute | undefined;
  /** Undefined where nothing was ever set; of a relationship always, see `endsIn`. */
  read: (record: ExportRecord) => JsonValue | undefined;
}

/** A field that is no attribute. */
export function ownField(name: string, label: string, dataType: DataType): ExportField {
  return { name, label, dataType, attribute: undefined, read: ({ own }) => own[name] ?? undefined };
}

/** A field for each attribute that is not archived, in their order. */
export function attributeFields(attributes: readonly Attribute[]): ExportField[] {
  return liveAttributes(attributes).map((attribute) => ({
    name: attributeField(attribute.name),
    label: attribute.label,
    dataType: attribute.data_type,
    attribute,
    read: ({ values }) =>
      Object.hasOwn(values, attribute.name) ? values[attribute.name] : undefined,
  }));
}

/** The records that a relationship names. */
export function endsIn(
  { attribute, name }: ExportField,
  { references, ends }: ExportRecord,
): readonly RecordEnd[] {
  return (attribute ? references.get(attribute.name) : ends?.[name]) ?? [];
}
