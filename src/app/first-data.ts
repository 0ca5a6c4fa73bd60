import type { AnyRouter } from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";

/** Longer than this, nobody should look at an empty window. */
const patienceMs = 250;

/**
 * Resolves when the data of the first page is there, or is late; never rejects. Data that is there before the first
 * drawing saves the drawing of an empty frame; `index.html` has asked for it while the scripts were on their way.
 */
export async function firstData(router: AnyRouter, queryClient: QueryClient): Promise<void> {
  const isThere = router.load().then(() => Promise.allSettled(runningFetches(queryClient)));
  const isLate = new Promise((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([Promise.allSettled([isThere]), isLate]);
}

function runningFetches(queryClient: QueryClient): Promise<unknown>[] {
  return queryClient
    .getQueryCache()
    .getAll()
    .flatMap(({ promise }) => (promise ? [promise] : []));
}
