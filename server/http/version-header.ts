import type { FastifyRequest } from "fastify";
import {
  defaultIntercomVersion,
  intercomVersions,
  type IntercomVersion,
} from "../../contract/intercom-version.ts";
import { ApiError } from "./api-error.ts";

/** Throws 400 `intercom_version_invalid` for a version that Objectory does not speak. */
export function intercomVersionOf(request: FastifyRequest): IntercomVersion {
  const asked = request.headers["intercom-version"];
  if (asked === undefined) return defaultIntercomVersion;
  const version = intercomVersions.find((known) => known === asked);
  if (version) return version;
  throw new ApiError(400, {
    code: "intercom_version_invalid",
    field: "Intercom-Version",
    message: `Intercom-Version must be one of: ${intercomVersions.join(", ")}`,
  });
}
