import { z } from "zod";
import { defaultPageSize, isPageSize } from "../../components/data-table/table-footer.tsx";

const idSchema = z.string().min(1).optional().catch(undefined);

/** What the address of an instance list holds; a part that makes no sense counts as absent. */
export const instancesSearchSchema = z.object({
  page: z.coerce.number().int().min(1).max(10_000_000).optional().catch(undefined),
  per_page: z.coerce.number().refine(isPageSize).optional().catch(undefined),
  contact: idSchema,
  conversation: idSchema,
  /** The instance that lies open beside the list. */
  peek: idSchema,
});
export type InstancesSearch = z.infer<typeof instancesSearchSchema>;

export function instanceListQuery({ page, per_page, contact, conversation }: InstancesSearch) {
  return {
    page: page ?? 1,
    per_page: per_page ?? defaultPageSize,
    references_contact_id: contact,
    references_conversation_id: conversation,
  };
}
