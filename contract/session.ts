import * as z from "zod/mini";
import { endpoint } from "./endpoint.ts";

export const sessionSchema = z.object({
  workspace: z.object({
    id: z.string(),
    name: z.string(),
    /** Where the record lives: `embedded` means in Objectory's own store. */
    kind: z.enum(["embedded"]),
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
