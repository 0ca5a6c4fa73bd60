import { z } from "zod";
import { endpoint } from "./endpoint.ts";

/** Intercom's cheap token check: the admin behind a token, and the app (the workspace) with its region. */
const meSchema = z.object({
  type: z.literal("admin"),
  id: z.string(),
  email: z.string(),
  name: z.string(),
  email_verified: z.boolean(),
  app: z.object({
    type: z.literal("app"),
    id_code: z.string(),
    name: z.string(),
    created_at: z.number().int(),
    secure: z.boolean(),
    identity_verification: z.boolean(),
    timezone: z.string(),
    region: z.string(),
  }),
  avatar: z.object({ type: z.literal("avatar"), image_url: z.string().nullable() }),
  has_inbox_seat: z.boolean(),
});

export const meEndpoint = endpoint({
  method: "GET",
  path: "/me",
  summary: "Identify the token",
  reply: meSchema,
});
