import "@mantine/core/styles/Slider.css";
import { Button, RangeSlider, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import type { FacetBin } from "../../../../contract/facets.ts";
import { formatCount, formatDigits } from "../../../lib/format.ts";
import classes from "./histogram.module.css";

/**
 * How values spread, as bars to look at and as a table to be read out. Two thumbs choose a stretch of it, by mouse or by
 * keyboard, and a press narrows the list to that.
 */
export function Histogram({
  label,
  bins,
  isNarrowed,
  onNarrow,
}: {
  label: string;
  bins: FacetBin[];
  /** Whether the list is narrowed to a stretch already. */
  isNarrowed: boolean;
  onNarrow: (range: { from: string; to: string } | undefined) => void;
}) {
  const [[start, end], setStretch] = useState<[number, number]>([0, bins.length]);
  const most = Math.max(...bins.map(({ count }) => count));
  const stretch = bins.slice(start, end);
  const from = stretch[0]?.from ?? "";
  const to = stretch.at(-1)?.to ?? "";
  const isWhole = start === 0 && end === bins.length;

  return (
    <>
      <div className={classes.histogram} aria-hidden>
        {bins.map((bin, index) => (
          <span
            key={bin.from}
            className={classes.bin}
            title={`${words(bin)}: ${formatCount(bin.count)}`}
            data-out={index < start || index >= end || undefined}
          >
            <span
              className={classes.column}
              style={{ height: bin.count === 0 ? 0 : `max(2px, ${(bin.count / most) * 100}%)` }}
            />
          </span>
        ))}
      </div>
      <RangeSlider
        className={classes.range}
        size={2}
        thumbSize={14}
        min={0}
        max={bins.length}
        minRange={1}
        value={[start, end]}
        onChange={setStretch}
        label={null}
        thumbFromLabel={`${label} from`}
        thumbToLabel={`${label} to`}
        thumbProps={(index) => ({
          "aria-valuetext": formatDigits(index === 0 ? from : to),
        })}
      />
      <p className={classes.ends} aria-hidden>
        <span>{formatDigits(from)}</span>
        <span>{formatDigits(to)}</span>
      </p>
      {isWhole ? null : (
        <Button size="compact-xs" variant="light" onClick={() => onNarrow({ from, to })}>
          Show only {words({ from, to })}
        </Button>
      )}
      {isWhole && isNarrowed ? (
        <Button size="compact-xs" variant="subtle" onClick={() => onNarrow(undefined)}>
          Show all of {label}
        </Button>
      ) : null}
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

function words({ from, to }: Pick<FacetBin, "from" | "to">): string {
  return from === to ? formatDigits(from) : `${formatDigits(from)} to ${formatDigits(to)}`;
}
