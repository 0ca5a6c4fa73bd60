import { z } from "zod";
import { endpoint } from "./endpoint.ts";

export const openApiEndpoint = endpoint({
  method: "GET",
  path: "/console/openapi.json",
  summary: "Describe every call of this API, as OpenAPI 3.1",
  reply: z.looseObject({ openapi: z.string() }),
});
