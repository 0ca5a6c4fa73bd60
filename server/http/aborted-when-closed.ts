import type { FastifyReply } from "fastify";
import { ApiError } from "./api-error.ts";

/** Aborted when the connection closes before the reply went out: then nobody waits for it any more. */
export function abortedWhenClosed({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once("close", () => {
    if (raw.writableFinished) return;
    // The reason is what the handler then throws; nobody reads it, and it is no failure to log.
    controller.abort(new ApiError(499, { code: "client_error", message: "The call was given up" }));
  });
  return controller.signal;
}
