import { createHash, hash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ApiError } from "./api-error.ts";

const sessionSeconds = 30 * 24 * 3600;

export interface Access {
  /** Throws 401 unless the request carries the token or a session cookie. */
  authenticate(request: FastifyRequest): void;
  isToken(candidate: string): boolean;
  hasSession(request: FastifyRequest): boolean;
  startSession(reply: FastifyReply): void;
  endSession(reply: FastifyReply): void;
}

/**
 * Who may come in: programs with the token, browsers with a signed cookie that says until when.
 * The cookie is signed with the token, so any server that knows the token accepts it and a new token ends all sessions.
 */
export function createAccess(token: string): Access {
  // Cookies of one host name are shared by all its ports; the name keeps two workspaces on one machine apart.
  const cookieName = `objectory_${digest(token).toString("hex").slice(0, 8)}`;

  const expected = Buffer.from(token);
  function isToken(candidate: string): boolean {
    const given = Buffer.from(candidate);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  function hasSession(request: FastifyRequest): boolean {
    const cookie = request.cookies[cookieName];
    if (cookie === undefined) return false;
    const { valid, value } = request.unsignCookie(cookie);
    return valid && Number(value) > Date.now() / 1000;
  }

  return {
    isToken,
    hasSession,
    authenticate(request) {
      const header = request.headers.authorization;
      if (header === undefined ? hasSession(request) : isToken(bearerToken(header))) return;
      throw new ApiError(
        401,
        { code: "unauthorized", message: "Access Token Invalid" },
        { "www-authenticate": "Bearer" },
      );
    },
    startSession(reply) {
      reply.setCookie(cookieName, String(Math.floor(Date.now() / 1000) + sessionSeconds), {
        signed: true,
        httpOnly: true,
        sameSite: "strict",
        secure: "auto",
        path: "/",
        maxAge: sessionSeconds,
      });
    },
    endSession(reply) {
      reply.clearCookie(cookieName, { path: "/" });
    },
  };
}

/** The secret that signs cookies; derived, so that a leaked signature says nothing of the token. */
export function cookieSecret(token: string): string {
  return createHash("sha256").update(`objectory cookie ${token}`).digest("hex");
}

function digest(text: string): Buffer {
  return hash("sha256", text, "buffer");
}

export function bearerToken(header: string): string {
  return /^Bearer +(\S+) *$/i.exec(header)?.[1] ?? "";
}

/** Names and addresses that only reach the machine itself. */
export function isLoopback(host: string): boolean {
  return (
    host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host)
  );
}

/**
 * Refuse what another site sends through a visitor's browser: a foreign `Origin`, and on a server that listens on
 * loopback a `Host` that is no loopback name (a name that someone pointed at 127.0.0.1).
 */
export function refuseForeignSites(app: FastifyInstance, listensOn: string): void {
  app.addHook("onRequest", (request, _reply, done) => {
    const { host = "", origin, "sec-fetch-site": site } = request.headers;
    if (isLoopback(listensOn) && !isLoopback(hostName(host))) {
      throw forbidden(
        `Objectory listens on this machine alone, and ${host || "a request without a Host"} is another name`,
      );
    }
    // The route's own address: the one in the request may be percent-encoded.
    if (!request.routeOptions.url?.startsWith("/api")) return done();
    const isForeign =
      site === "cross-site" ||
      site === "same-site" ||
      (origin !== undefined && originHost(origin) !== host);
    if (isForeign) throw forbidden("Requests from other sites are refused");
    done();
  });
}

function forbidden(message: string): ApiError {
  return new ApiError(403, { code: "forbidden", message });
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, "").toLowerCase();
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
