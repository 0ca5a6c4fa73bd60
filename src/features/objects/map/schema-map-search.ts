import { z } from "zod";

/** What the address of the map holds; a part that makes no sense counts as absent. */
export const schemaMapSearchSchema = z.object({
  view: z.literal("table").optional().catch(undefined),
  archived: z.literal("shown").optional().catch(undefined),
});
export type SchemaMapSearch = z.infer<typeof schemaMapSearchSchema>;
