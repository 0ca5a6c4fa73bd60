import * as z from "zod/mini";
import { endpoint } from "./endpoint.ts";

export const healthEndpoint = endpoint({
  method: "GET",
  path: "/console/health",
  summary: "Tell whether the server and its database answer; needs no token",
  reply: z.object({ status: z.literal("ok") }),
});
