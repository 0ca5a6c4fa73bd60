import * as z from "zod/mini";
import { lenient } from "../../lib/lenient.ts";

/** What the address of an instance holds beside its id. */
export const instanceSearchSchema = z.object({
  /** Present while the attributes are being edited. */
  edit: lenient(z.literal("true")),
});
export type InstanceSearch = z.infer<typeof instanceSearchSchema>;
