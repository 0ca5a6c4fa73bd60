import type { JsonValue } from "../../../contract/json.ts";
import { endsIn, type ExportField, type ExportRecord } from "../../workspace/exported-list.ts";

export interface JsonLinesPlan {
  fields: readonly ExportField[];
  /** The members that every line begins with. */
  identity: readonly string[];
}

/**
 * One record a line, as the API takes it for a write: references by id, and what the record is and its own fields beside
 * that. What was never set has no member, and numbers keep their digits.
 */
export async function* writeJsonLines(
  blocks: AsyncIterable<ExportRecord[]>,
  plan: JsonLinesPlan,
): AsyncGenerator<string> {
  for await (const records of blocks) {
    const lines = records.map((record) => `${JSON.stringify(lineOf(record, plan))}\n`);
    if (lines.length > 0) yield lines.join("");
  }
}

function lineOf(record: ExportRecord, { fields, identity }: JsonLinesPlan) {
  const line: Record<string, unknown> = {};
  for (const name of identity) line[name] = record.own[name] ?? null;
  const attributes = Object.create(null) as Record<string, JsonValue>;
  for (const field of fields) {
    const { attribute, dataType } = field;
    if (!attribute) {
      const ids = () => endsIn(field, record).map(({ id }) => id);
      setMember(
        line,
        field.name,
        dataType === "relationship" ? ids() : (field.read(record) ?? null),
      );
    } else if (attribute.reference) {
      const ids = endsIn(field, record).map(({ id }) => id);
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

/** `location.city` is the member `city` of the member `location`. */
function setMember(line: Record<string, unknown>, name: string, value: unknown): void {
  const [outer = "", inner] = name.split(".");
  line[outer] = inner === undefined ? value : { ...Object(line[outer]), [inner]: value };
}
