import * as z from "zod/mini";
import { lenient } from "../../../lib/lenient.ts";

const part = lenient(z.string().check(z.maxLength(8000)));

/** What the address of the inspector holds, as text; `parseView` reads it. A part that makes no sense counts as absent. */
export const inspectorSearchSchema = z.object({
  /** The record in the middle, such as `contact:64f00a`. */
  focus: part,
  depth: part,
  steps: part,
  collapsed: part,
  dismissed: part,
  hidden: part,
  tidied: part,
  view: lenient(z.enum(["picture", "table"])),
  /** The record that is selected. */
  at: part,
  /** What part of the picture the window shows. */
  viewport: part,
  from: part,
  to: part,
  /** What is searched for among the records on the screen. */
  find: part,
});
export type InspectorSearch = z.infer<typeof inspectorSearchSchema>;
