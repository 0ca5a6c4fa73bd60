import type { View, ViewChanges, ViewScope } from "../../../contract/views.ts";
import { ApiError, invalidParameter } from "../../http/api-error.ts";

/** What `owner` holds of a view that is everyone's. */
export const everyone = "";

/** How names are compared: `Open orders` and `open orders` are one. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

export function ownerOf(scope: ViewScope, caller: string): string {
  return scope === "everyone" ? everyone : caller;
}

/** The view as it is to be; what is left out stays. */
export function changedView(view: View, changes: Omit<ViewChanges, "version">): View {
  return {
    ...view,
    name: changes.name ?? view.name,
    scope: changes.scope ?? view.scope,
    is_default: changes.is_default ?? view.is_default,
    query: changes.query ?? view.query,
    layout: changes.layout ?? view.layout,
  };
}

/** A 409 in words for somebody whose changes were made to an older version. */
export function changedMeanwhile({ name, version, updated_at }: View, given: number): ApiError {
  const at = new Date(updated_at * 1000).toISOString().replace(".000", "");
  return new ApiError(409, {
    code: "conflict",
    field: "version",
    message: `The view '${name}' was changed meanwhile: it is of version ${version} since ${at}, and these changes were made to version ${given}. Read it again and decide which to keep`,
  });
}

export function nameTaken(name: string, scope: ViewScope): ApiError {
  const owner = scope === "everyone" ? "everyone has" : "you have";
  return invalidParameter("name", `name is taken: ${owner} a view '${name}' of this type`);
}
