import { z } from "zod";
import { isStorable } from "../../contract/text.ts";
import { ApiError, type Problem } from "./api-error.ts";

/** Parse a part of a request, or throw a 400 that names every member at fault; `path` is where the part stands. */
export function parsePart<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  path: PropertyKey[] = [],
): z.infer<Schema> {
  const result = z.safeParse(schema, value, { reportInput: true });
  if (result.success) return result.data;
  throw new ApiError(
    400,
    result.error.issues.flatMap((issue) => problemsOf(issue, path)),
  );
}

function problemsOf(issue: z.core.$ZodIssue, parents: PropertyKey[]): Problem[] {
  const path = [...parents, ...issue.path].map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const field = [...path, key].join(".");
      return {
        code: "parameter_invalid",
        field,
        message: `${field} is not a parameter of this request`,
      };
    });
  }
  const field = path.join(".");
  if (issue.code !== "custom" && issue.input === undefined) {
    return [
      {
        code: "parameter_not_found",
        field,
        message: `${field || "The body"} is a required parameter`,
      },
    ];
  }
  return [{ code: "parameter_invalid", field, message: `${field || "The body"} ${phrase(issue)}` }];
}

/** Our own messages go on where the field's name stops; zod's are sentences of their own. */
function phrase(issue: z.core.$ZodIssue): string {
  return /^[a-z]/.test(issue.message) ? issue.message : `is not accepted: ${issue.message}`;
}

/** No identifier or query holds text that a database can't; refuse it before it gets there. */
export function refuseUnstorable(values: Record<string, unknown>): void {
  for (const [field, value] of Object.entries(values)) {
    if (typeof value === "string" && !isStorable(value)) {
      throw new ApiError(400, {
        code: "parameter_invalid",
        field,
        message: `${field} must not hold NUL characters or broken Unicode`,
      });
    }
  }
}
