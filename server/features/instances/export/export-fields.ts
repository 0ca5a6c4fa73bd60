import { z } from "zod";
import type { Attribute, DataType } from "../../../../contract/attributes.ts";
import {
  attributeField,
  instanceFields,
  type InstanceField,
} from "../../../../contract/instance-query.ts";
import type { JsonValue } from "../../../../contract/json.ts";
import { invalidParameter } from "../../../http/api-error.ts";
import { readJsonParameter } from "../../../workspace/query/json-parameter.ts";
import { liveAttributes } from "../../../workspace/schema.ts";
import type { ExportRecord } from "./export-records.ts";

/** A column of an export. */
export interface ExportField {
  /** As the API calls it: `custom_attributes.total` or `updated_at`. */
  name: string;
  label: string;
  dataType: DataType;
  /** Undefined for what stands beside the attributes. */
  attribute: Attribute | undefined;
  /** Undefined where nothing was ever set; of a relationship always, see `ExportRecord.references`. */
  read: (record: ExportRecord) => JsonValue | undefined;
}

const builtIn: Record<InstanceField, { label: string; dataType: DataType }> = {
  id: { label: "Intercom id", dataType: "string" },
  external_id: { label: "External id", dataType: "string" },
  created_at: { label: "Created", dataType: "datetime" },
  updated_at: { label: "Updated", dataType: "datetime" },
  external_created_at: { label: "Created elsewhere", dataType: "datetime" },
  external_updated_at: { label: "Updated elsewhere", dataType: "datetime" },
};

/** The columns that are asked for, in their order; all of a type by default. Throws a 400 that names what is none. */
export function readExportFields(
  attributes: readonly Attribute[],
  columns: string | undefined,
): ExportField[] {
  const all = new Map(allFields(attributes).map((field) => [field.name, field]));
  const wanted = readJsonParameter("columns", columns, z.array(z.string()).min(1).max(1000));
  if (!wanted) return [...all.values()];
  return [...new Set(wanted)].map((name) => {
    const field = all.get(name);
    if (field) return field;
    throw invalidParameter("columns", `columns names "${name}", which is no field of this type`);
  });
}

function allFields(attributes: readonly Attribute[]): ExportField[] {
  const own = instanceFields.map((name): ExportField => ({
    name,
    ...builtIn[name],
    attribute: undefined,
    read: ({ row }) => row[name] ?? undefined,
  }));
  const ofAttributes = liveAttributes(attributes).map((attribute): ExportField => ({
    name: attributeField(attribute.name),
    label: attribute.label,
    dataType: attribute.data_type,
    attribute,
    read: ({ values }) =>
      Object.hasOwn(values, attribute.name) ? values[attribute.name] : undefined,
  }));
  const [id, externalId, ...times] = own;
  return [...(id && externalId ? [id, externalId] : []), ...ofAttributes, ...times];
}
