import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { ApiFailure } from "../../lib/api.ts";
import { mendSet, type SetToMend } from "./sets-to-mend.ts";

/** What the query begins with that reads the sets. */
export const setsToMendKey = "sets-to-mend";

/** How far many sets are mended, one after the other. */
export interface Mending {
  isRunning: boolean;
  total: number;
  mended: number;
  /** Sets that somebody had mended before. */
  already: number;
  failures: { set: SetToMend; reason: string }[];
}

/** Mends sets until all are done or it is stopped; undefined before it was started. */
export function useMending() {
  const client = useQueryClient();
  const [mending, setMending] = useState<Mending>();
  const stopping = useRef<AbortController>(undefined);

  async function start(sets: readonly SetToMend[]): Promise<void> {
    const controller = new AbortController();
    stopping.current = controller;
    const state: Mending = {
      isRunning: true,
      total: sets.length,
      mended: 0,
      already: 0,
      failures: [],
    };
    const show = () => setMending({ ...state });
    show();
    for (const set of sets) {
      if (controller.signal.aborted) break;
      try {
        if (await mendSet(set, controller.signal)) state.mended += 1;
        else state.already += 1;
      } catch (error) {
        if (controller.signal.aborted) break;
        state.failures.push({ set, reason: explainFailure(error).reason });
        // What can't reach the server now won't with the next set either.
        if (error instanceof ApiFailure && error.kind === "unreachable") break;
      }
      show();
    }
    state.isRunning = false;
    show();
    // References show on records, in lists and in counts; what is to be mended was read before.
    await client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== setsToMendKey,
    });
  }

  return { mending, start, stop: () => stopping.current?.abort() };
}
