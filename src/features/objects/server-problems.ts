import type { FieldPath, FieldValues, UseFormSetError } from "react-hook-form";
import { ApiFailure } from "../../lib/api.ts";

/**
 * Put each problem the server names on its field, and hand back what belongs to none. `prefix` is where the form's
 * values stand in the request.
 */
export function placeProblems<Values extends FieldValues>(
  failure: unknown,
  setError: UseFormSetError<Values>,
  isField: (field: string) => field is FieldPath<Values>,
  prefix = "",
): string | undefined {
  if (!(failure instanceof ApiFailure) || failure.problems.length === 0)
    return failure instanceof Error ? failure.message : String(failure);
  const rest: string[] = [];
  for (const { field, message, code } of failure.problems) {
    const name = field?.startsWith(prefix) ? field.slice(prefix.length) : "";
    if (isField(name)) setError(name, { type: "server", message: message ?? code });
    else rest.push(message ?? code);
  }
  return rest.length > 0 ? rest.join(". ") : undefined;
}

/** The contract's messages go on where a field's name stops; below the field they stand alone. */
export function asMessage(message: string | undefined): string | undefined {
  return message === undefined ? undefined : message.charAt(0).toUpperCase() + message.slice(1);
}
