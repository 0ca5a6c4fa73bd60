import { lazy, type ComponentType } from "react";
import { isMissingScript } from "../../lib/is-missing-script.ts";
import { MissingPart } from "./missing-part.tsx";

/**
 * A part of a page in a chunk of its own. Where the chunk does not come, `missing` stands in for it
 * and the rest of the page stays; by itself it says that a part is missing.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  missing: ComponentType<Props> = MissingPart,
): ComponentType<Props> {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch (error) {
      if (isMissingScript(error)) return { default: missing };
      throw error;
    }
  });
}

/** For parts that a page does as well without. */
export function Nothing(): null {
  return null;
}
