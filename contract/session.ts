import * as z from "zod/mini";
import { missingCapabilitiesSchema } from "./capabilities.ts";
import { endpoint } from "./endpoint.ts";

export const sessionSchema = z.object({
  workspace: z.object({
    id: z.string(),
    name: z.string(),
    /** The vendor that has the record, such as `Intercom`, of which the store is a copy; null where the store is the record. */
    vendor: z.nullable(z.string()),
    missing_capabilities: missingCapabilitiesSchema,
    demo: z.boolean(),
  }),
  /** Objectory's own version. */
  version: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;

export const sessionEndpoints = {
  get: endpoint({
    method: "GET",
    path: "/console/session",
    summary: "Get the workspace one is signed in to",
    reply: sessionSchema,
  }),
  signIn: endpoint({
    method: "POST",
    path: "/console/session",
    summary: "Sign the browser in with the access token; the reply sets the session cookie",
    body: z.strictObject({ token: z.string().check(z.minLength(1, "needs the access token")) }),
    reply: sessionSchema,
  }),
  signOut: endpoint({
    method: "DELETE",
    path: "/console/session",
    summary: "Sign the browser out",
    reply: z.object({ signed_out: z.literal(true) }),
  }),
};
