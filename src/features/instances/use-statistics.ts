import { useState } from "react";
import type { InstancesSearch } from "./instances-search.ts";

/** Whether the statistics lie open beside the list, and how they come and go. An open instance covers them. */
export function useStatistics(
  { panel, peek }: InstancesSearch,
  change: (changes: InstancesSearch) => void,
) {
  const [askedField, setAskedField] = useState<string>();

  function showStatistics(field: string | undefined, isShown: boolean): void {
    setAskedField(field);
    change({ panel: isShown ? "facets" : undefined, peek: undefined });
  }

  return { isCounting: panel !== undefined && peek === undefined, askedField, showStatistics };
}
