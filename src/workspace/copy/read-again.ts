import type { QueryClient } from "@tanstack/react-query";

/** What a page is about to write stays as it was read; what asks the vendor is not asked for by the way. */
const untouched = new Set(["session", "sync", "connection", "refresh", "reference-set", "health"]);

/** Reads again, quietly, what was read of a copy that has changed since. */
export function readAgain(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey: [noun, ...others] }) =>
      !untouched.has(String(noun)) && !others.includes("edit"),
  });
}
