import { z } from "zod";
import { beforeImageRows } from "../../contract/before-image.ts";
import { customAttributesSchema } from "../../contract/custom-attributes.ts";
import { parseJson } from "../../contract/json.ts";

/** A record that the vendor no longer has, as the copy last held it. */
const goneImageSchema = z.object({
  external_id: z.string().nullable(),
  /** Values as they were stored; references stand apart. */
  custom_attributes: customAttributesSchema,
  /** The other columns of the record, such as `created_at`. */
  columns: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** What it referred to. */
  references: z.array(beforeImageRows.references),
  /** Who referred to it; none but instances are referred to. */
  referred_by: z.array(beforeImageRows.references),
});
export type GoneImage = z.infer<typeof goneImageSchema>;

export function readGoneImage(image: string): GoneImage {
  return goneImageSchema.parse(parseJson(image));
}
