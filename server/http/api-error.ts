import type { ErrorCode, ErrorList } from "../../contract/errors.ts";

export interface Problem {
  code: ErrorCode;
  /** A sentence for a person: what is wrong, and what to do. */
  message: string;
  /** The member of the request at fault, such as `custom_attributes.total_amount`. */
  field?: string;
}

/** What a route throws to answer with a failure; nothing may have been written by then. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: number;
  readonly problems: Problem[];
  readonly headers: Record<string, string>;

  constructor(status: number, problems: Problem | Problem[], headers: Record<string, string> = {}) {
    const list = Array.isArray(problems) ? problems : [problems];
    super(list.map(({ message }) => message).join("; "));
    this.status = status;
    this.problems = list;
    this.headers = headers;
  }
}

export function invalidParameter(field: string, message: string): ApiError {
  return new ApiError(400, { code: "parameter_invalid", field, message });
}

export function notFound(message: string): ApiError {
  return new ApiError(404, { code: "not_found", message });
}

export function toErrorList(problems: Problem[], requestId: string | null): ErrorList {
  return { type: "error.list", request_id: requestId, errors: problems };
}
