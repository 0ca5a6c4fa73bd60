import { z } from "zod";

/** What the address of an instance holds beside its id. */
export const instanceSearchSchema = z.object({
  /** Present while the attributes are being edited. */
  edit: z.literal("true").optional().catch(undefined),
});
export type InstanceSearch = z.infer<typeof instanceSearchSchema>;
