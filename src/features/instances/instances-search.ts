import { z } from "zod";
import { defaultPageSize } from "../../components/data-table/table-footer.tsx";

const pageSchema = z.coerce.number().int().min(1);

/** What the address of an instance list holds; a part that makes no sense counts as absent. */
export const instancesSearchSchema = z.object({
  page: pageSchema.optional().catch(undefined),
  per_page: pageSchema.max(150).optional().catch(undefined),
  contact: z.string().optional(),
  conversation: z.string().optional(),
  /** The instance that lies open beside the list. */
  peek: z.string().optional(),
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
