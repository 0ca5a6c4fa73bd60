import { VisuallyHidden } from "@mantine/core";
import type { FacetBin } from "../../../../contract/facets.ts";
import { formatCount, formatDigits } from "../../../lib/format.ts";
import classes from "./statistics-block.module.css";

/** How values spread, as bars to look at and as a table to be read out. */
export function Histogram({ label, bins }: { label: string; bins: FacetBin[] }) {
  const most = Math.max(...bins.map(({ count }) => count));
  const words = ({ from, to }: FacetBin) =>
    from === to ? formatDigits(from) : `${formatDigits(from)} to ${formatDigits(to)}`;
  return (
    <>
      <div className={classes.histogram} aria-hidden>
        {bins.map((bin) => (
          <span
            key={bin.from}
            className={classes.bin}
            title={`${words(bin)}: ${formatCount(bin.count)}`}
          >
            <span
              className={classes.column}
              style={{ height: bin.count === 0 ? 0 : `max(2px, ${(bin.count / most) * 100}%)` }}
            />
          </span>
        ))}
      </div>
      <p className={classes.ends} aria-hidden>
        <span>{formatDigits(bins[0]?.from ?? "")}</span>
        <span>{formatDigits(bins.at(-1)?.to ?? "")}</span>
      </p>
      <VisuallyHidden>
        <table>
          <caption>How {label} spreads</caption>
          <thead>
            <tr>
              <th scope="col">Values</th>
              <th scope="col">Records</th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <th scope="row">{words(bin)}</th>
                <td>{formatCount(bin.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </>
  );
}
