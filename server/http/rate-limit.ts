import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError } from "./api-error.ts";
import { bearerToken, type Access } from "./access.ts";

const windowSeconds = 10;

/**
 * Intercom's limit and headers: a minute's budget handed out in windows of ten seconds, counted for each token,
 * and for each address where none or a wrong one comes along.
 */
export async function limitRate(
  app: FastifyInstance,
  perMinute: number,
  access: Access,
  isUnlimited: (request: FastifyRequest) => boolean,
): Promise<void> {
  await app.register(rateLimit, {
    max: Math.max(1, Math.floor((perMinute * windowSeconds) / 60)),
    timeWindow: windowSeconds * 1000,
    hook: "onRequest",
    keyGenerator: (request) => {
      const token = bearerToken(request.headers.authorization ?? "");
      return access.isToken(token) ? token : request.ip;
    },
    allowList: (request) => isUnlimited(request),
    errorResponseBuilder: (_request, { ttl }) =>
      new ApiError(429, {
        code: "rate_limit_exceeded",
        message: `Exceeded the rate limit; try again in ${Math.ceil(ttl / 1000)} seconds`,
      }),
  });
  app.addHook("onSend", (_request, reply, _payload, done) => {
    // The plugin counts the seconds that are left; Intercom names the second of the clock.
    const left = reply.getHeader("x-ratelimit-reset");
    if (left !== undefined)
      reply.header("x-ratelimit-reset", Math.floor(Date.now() / 1000) + Number(left));
    done();
  });
}
