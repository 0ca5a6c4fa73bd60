import { STATUS_CODES } from "node:http";
import type {
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  preHandlerAsyncHookHandler,
} from "fastify";
import type { ErrorCode } from "../../contract/errors.ts";
import { ApiError, toErrorList, type Problem } from "./api-error.ts";

/** Make every failure of `app` an `error.list`, whatever threw it. */
export function handleErrors(
  app: FastifyInstance,
  notFoundHooks: { preHandler?: preHandlerAsyncHookHandler } = {},
): void {
  app.setErrorHandler((error, request, reply) => {
    sendError(error, request, reply);
  });
  app.setNotFoundHandler(notFoundHooks, (request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "";
    sendError(
      new ApiError(404, { code: "not_found", message: `There is nothing at ${path}` }),
      request,
      reply,
    );
  });
}

export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, problems, headers } = describe(error);
  if (status >= 500) request.log.error({ err: error, request_id: request.id }, "request failed");
  void reply
    .status(status)
    .headers({ "x-request-id": request.id, ...headers })
    .type("application/json; charset=utf-8")
    .send(toErrorList(problems, request.id));
}

interface Failure {
  status: number;
  problems: Problem[];
  headers: Record<string, string>;
}

function describe(error: unknown): Failure {
  if (error instanceof ApiError) return error;
  const { statusCode, code } = error as Partial<FastifyError>;
  if (statusCode === undefined || statusCode < 400 || statusCode >= 500) {
    return {
      status: 500,
      problems: [
        {
          code: "server_error",
          message:
            "Objectory failed to answer; nothing was written. The server's log has the reason under this request id",
        },
      ],
      headers: {},
    };
  }
  const known = frameworkProblems[code ?? ""];
  const problem = known ?? {
    code: "client_error",
    message: STATUS_CODES[statusCode] ?? "The request can't be read",
  };
  return { status: statusCode, problems: [problem], headers: {} };
}

const frameworkProblems: Record<string, { code: ErrorCode; message: string }> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: "unsupported",
    message: "The body must be JSON; send it with Content-Type: application/json",
  },
  FST_ERR_CTP_BODY_TOO_LARGE: { code: "client_error", message: "The body is larger than 1 MiB" },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: "client_error",
    message: "The body is not as long as Content-Length says",
  },
  FST_ERR_BAD_URL: { code: "client_error", message: "The address holds a broken percent-encoding" },
  FST_ERR_MAX_PARAM_LENGTH: { code: "client_error", message: "A part of the address is too long" },
};
