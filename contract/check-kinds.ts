import * as z from "zod/mini";

/** What can be wrong, in the order in which findings are listed. */
export const checkKinds = [
  "dangling_reference",
  "other_type",
  "several_in_to_one",
  "same_instance_twice",
  "one_sided_pair",
  "merged_contact",
  "shared_external_id",
  "attribute_name_twice",
  "isolated_instance",
] as const;
export const checkKindSchema = z.enum(checkKinds);
export type CheckKind = z.infer<typeof checkKindSchema>;
