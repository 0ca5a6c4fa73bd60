import { randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

const cookieName = "objectory_owner";
/** Browsers keep no cookie for longer. */
const keptSeconds = 400 * 24 * 3600;

/**
 * To whom belongs what somebody keeps for themselves, while there are no accounts: a browser, by a cookie that outlives its
 * sessions and a change of the token, or all who hold the token. `nobody` is a browser that has kept nothing yet.
 */
export function findOwner(request: FastifyRequest): string {
  const mark = markOf(request);
  if (mark !== undefined) return `browser:${mark}`;
  return request.headers.authorization === undefined ? "nobody" : "token";
}

/** As `findOwner` for somebody who is about to keep something: a browser gets its cookie, or keeps it for another while. */
export function ensureOwner(request: FastifyRequest, reply: FastifyReply): string {
  const known = markOf(request);
  if (known === undefined && request.headers.authorization !== undefined) return "token";
  const mark = known ?? randomBytes(18).toString("base64url");
  reply.setCookie(cookieName, mark, {
    httpOnly: true,
    sameSite: "strict",
    secure: "auto",
    path: "/api",
    maxAge: keptSeconds,
  });
  return `browser:${mark}`;
}

function markOf(request: FastifyRequest): string | undefined {
  const mark = request.cookies[cookieName];
  return mark !== undefined && /^[\w-]{24}$/.test(mark) ? mark : undefined;
}
