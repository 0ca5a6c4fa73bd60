import type { JsonValue } from "../../../../contract/json.ts";
import type { ExportField } from "./export-fields.ts";
import type { ExportRecord } from "./export-records.ts";

/**
 * One instance a line, as the API takes it for a write: references by id, and id, type and its own times beside that.
 * What was never set has no member, and numbers keep their digits.
 */
export async function* writeJsonLines(
  blocks: AsyncIterable<ExportRecord[]>,
  fields: readonly ExportField[],
): AsyncGenerator<string> {
  for await (const records of blocks) {
    const lines = records.map((record) => `${JSON.stringify(lineOf(record, fields))}\n`);
    if (lines.length > 0) yield lines.join("");
  }
}

function lineOf(record: ExportRecord, fields: readonly ExportField[]): Record<string, unknown> {
  const { id, object_type_id: type, external_id } = record.row;
  const line: Record<string, unknown> = { id, type, external_id };
  const attributes = Object.create(null) as Record<string, JsonValue>;
  for (const field of fields) {
    const { attribute, name } = field;
    if (!attribute) {
      line[name] = field.read(record) ?? null;
    } else if (attribute.reference) {
      const ids = (record.references.get(attribute.name) ?? []).map((end) => end.id);
      const [only] = ids;
      const isOne = attribute.reference.type === "one" && ids.length === 1;
      if (only !== undefined) attributes[attribute.name] = isOne ? only : ids;
    } else {
      const value = field.read(record);
      if (value !== undefined) attributes[attribute.name] = value;
    }
  }
  return { ...line, custom_attributes: attributes };
}
