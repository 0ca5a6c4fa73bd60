import type { FastifyInstance } from "fastify";
import { ApiError } from "./api-error.ts";

/** While the server stops, what still comes in on open connections is told to come back; it is not begun. */
export function refuseWhileClosing(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook("preClose", (done) => {
    isClosing = true;
    done();
  });
  app.addHook("onRequest", (_request, _reply, done) => {
    if (!isClosing) return done();
    throw new ApiError(
      503,
      { code: "service_unavailable", message: "Objectory is stopping; try again in a moment" },
      { "retry-after": "5" },
    );
  });
}
