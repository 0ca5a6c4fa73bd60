import type { Attribute } from "../../../../contract/attributes.ts";
import type { ReferenceCount } from "../../../../contract/references.ts";
import { formatCount, formatQuantity } from "../../../lib/format.ts";

/** Widths of a letter: names stand in the fixed pitch, the rest does not. */
const nameLetterPx = 6.7;
const paddingPx = 88;
const maxWidthPx = 240;

/** Room for the name, one or many, and a count of up to seven digits; the counts come later than the layout. */
export function edgeLabelWidth({ name }: Attribute): number {
  return Math.min(maxWidthPx, Math.ceil(name.length * nameLetterPx) + paddingPx);
}

/** `1,204`; three dots until it is known, a dash where it could not be read. */
export function edgeCount(
  counts: Map<string, ReferenceCount> | undefined,
  attributeId: string,
  hasFailed: boolean,
): string {
  const count = counts?.get(attributeId);
  if (count) return formatCount(count.references);
  return hasFailed ? "–" : "…";
}

/** An edge in words, for those who can't see it; begins with what its label shows. */
export function edgeSentence(
  { name, reference, archived }: Attribute,
  source: string,
  target: string,
  count: string,
  records: number | undefined,
): string {
  const held = records === undefined ? "" : `, held by ${formatQuantity(records, "record")}`;
  return `${name} ${reference?.type} ${count}: references from ${source} to ${target}${held}${archived ? ", archived" : ""}`;
}
