import { lazy, type ComponentType } from "react";

/** A page in a chunk of its own; its data is asked for while the chunk is on its way. */
export function lazyPage<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return lazy(async () => ({ default: await load() }));
}
