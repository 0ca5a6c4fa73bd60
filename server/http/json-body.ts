import type { FastifyInstance } from "fastify";
import { parseJson } from "../../contract/json.ts";
import { ApiError } from "./api-error.ts";

/** Read JSON bodies without changing a number; an empty body counts as none. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    if (body === "") return done(null, undefined);
    try {
      done(null, parseJson(body.toString()));
    } catch (error) {
      const reason = error instanceof SyntaxError ? error.message : "it is nested too deeply";
      done(
        new ApiError(400, {
          code: "bad_request",
          message: `The body is not valid JSON: ${reason}`,
        }),
      );
    }
  });
}
