import { STATUS_CODES } from "node:http";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ErrorCode } from "../../contract/errors.ts";
import { ApiError, notFound, toErrorList, type Problem } from "./api-error.ts";

/** Make every failure of `app` an `error.list`, whatever threw it. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    sendError(error, request, reply);
  });
  app.setNotFoundHandler((request, reply) => {
    sendError(nothingAt(request), request, reply);
  });
}

/**
 * Answer every other address of a part of the API with 404. As a route of its own it is counted and asks for the token
 * like any other call, and the pages of the SPA, which take any address, do not get it.
 */
export function answerUnknownPaths(app: FastifyInstance): void {
  for (const url of ["/", "/*"]) {
    app.all(url, (request) => {
      throw nothingAt(request);
    });
  }
}

function nothingAt(request: FastifyRequest): ApiError {
  return notFound(`There is nothing at ${request.url.split("?", 1)[0]}`);
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
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: "client_error",
    message: "The body is larger than this address takes, which is 1 MiB for most",
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: "client_error",
    message: "The body is not as long as Content-Length says",
  },
  FST_ERR_BAD_URL: { code: "client_error", message: "The address holds a broken percent-encoding" },
};
