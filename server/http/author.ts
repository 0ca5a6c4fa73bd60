import type { FastifyRequest } from "fastify";

/** From where something was written, while there are no accounts: the console in a browser, or a program that has the token. */
export type Author = "Console" | "API";

export function authorOf(request: FastifyRequest): Author {
  return request.headers.authorization === undefined ? "Console" : "API";
}
