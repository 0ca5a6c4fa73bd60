import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import helmet from "@fastify/helmet";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/**
 * Serve the SPA built into `dist`: hashed files for good, `index.html` never from a cache and for every address of a page.
 * `onDocument` runs before a page is sent, to sign the browser in where that needs no one's leave.
 */
export async function serveSpa(
  app: FastifyInstance,
  dist: string,
  onDocument: (request: FastifyRequest, reply: FastifyReply) => void,
): Promise<void> {
  if (!existsSync(join(dist, "index.html"))) {
    app.get("/", (_request, reply) =>
      reply.type("text/plain").send("The console is not built; run npm run build."),
    );
    return;
  }
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: [
          "'self'",
          ...inlineScriptHashes(readFileSync(join(dist, "index.html"), "utf8")),
        ],
        imgSrc: ["'self'", "data:"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  await app.register(fastifyStatic, {
    root: dist,
    preCompressed: true,
    index: false,
    // A route for each file would make hundreds.
    serve: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      response.header("cache-control", cacheControlOf(path));
    },
  });
  const sendDocument = (request: FastifyRequest, reply: FastifyReply) => {
    onDocument(request, reply);
    return reply.sendFile("index.html");
  };
  app.get<{ Params: { "*": string } }>("/assets/*", ({ params }, reply) =>
    reply.sendFile(`assets/${params["*"]}`),
  );
  for (const file of filesAtTop(dist))
    app.get(`/${file}`, (_request, reply) => reply.sendFile(file));
  app.get("/", sendDocument);
  app.get("/*", (request, reply) => {
    const isPage =
      !/\.\w+$/.test(request.url.split("?", 1)[0] ?? "") ||
      (request.headers.accept ?? "").includes("text/html");
    if (!isPage) return reply.callNotFound();
    return sendDocument(request, reply);
  });
}

/** Such as `favicon.svg`; their compressed copies are chosen from by what the browser takes. */
function filesAtTop(dist: string): string[] {
  return readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(html|br|gz)$/.test(entry.name))
    .map(({ name }) => name);
}

/** `path` may name a compressed copy, such as `index.html.br`. */
function cacheControlOf(path: string): string {
  if (/\/assets\/[^/]+$/.test(path)) return "public, max-age=31536000, immutable";
  return /\/index\.html(\.\w+)?$/.test(path) ? "no-store" : "no-cache";
}

/** The content security policy lets in the scripts that stand in `index.html` itself, and no other inline script. */
function inlineScriptHashes(html: string): string[] {
  return [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
}
