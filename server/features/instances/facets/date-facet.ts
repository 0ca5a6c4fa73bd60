import type { Facet } from "../../../../contract/facets.ts";
import { dateBins, type CountedTime } from "./date-bins.ts";
import type { CountedColumn } from "./value-column.ts";

/** No time that an attribute takes is further away; see `attribute-values`. */
const furthestSeconds = 100_000_000_000;

export function dateFacet(
  { column, codes, counts }: CountedColumn,
  timeZone: string,
): Pick<Facet, "dates" | "histogram"> {
  const times: CountedTime[] = [];
  let earliest = Infinity;
  let latest = -Infinity;
  for (const code of codes) {
    const seconds = Math.floor(column.number(code));
    if (!(Math.abs(seconds) < furthestSeconds)) continue;
    earliest = Math.min(earliest, seconds);
    latest = Math.max(latest, seconds);
    times.push({ seconds, count: counts[code] ?? 0 });
  }
  if (times.length === 0) return { dates: null, histogram: [] };
  return {
    dates: { earliest, latest },
    histogram: dateBins(times, { earliest, latest }, timeZone),
  };
}
