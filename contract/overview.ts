import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { instanceSchema } from "./instances.ts";

export const overviewSchema = z.object({
  /** One entry for each live object type, in the order of the navigation. */
  object_types: z.array(
    z.object({
      object_type_id: z.string(),
      instance_count: z.number().int(),
      /** References that contacts, conversations and instances hold through attributes that name this type. */
      reference_count: z.number().int(),
      /** The three changed last. */
      latest: z.array(instanceSchema),
    }),
  ),
  contact_count: z.number().int(),
  conversation_count: z.number().int(),
});
export type Overview = z.infer<typeof overviewSchema>;

export const overviewEndpoint = endpoint({
  method: "GET",
  path: "/console/overview",
  summary: "Count what the workspace holds and name what changed last",
  reply: overviewSchema,
});
