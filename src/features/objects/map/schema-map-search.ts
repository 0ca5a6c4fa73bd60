import * as z from "zod/mini";
import { lenient } from "../../../lib/lenient.ts";

/** What the address of the map holds; a part that makes no sense counts as absent. */
export const schemaMapSearchSchema = z.object({
  view: lenient(z.literal("table")),
  archived: lenient(z.literal("shown")),
});
export type SchemaMapSearch = z.infer<typeof schemaMapSearchSchema>;
