import type { FastifyInstance } from "fastify";
import { openApiEndpoint } from "../../../contract/openapi.ts";
import { route } from "../../http/route.ts";
import { openApiDocument } from "./document.ts";

export function openApiRoutes(app: FastifyInstance): void {
  let document: string | undefined;
  route(app, openApiEndpoint, () => (document ??= JSON.stringify(openApiDocument())));
}
