import { useEffect, useRef } from "react";
import type { Facet } from "../../../../contract/facets.ts";
import type { JsonValue } from "../../../../contract/json.ts";
import { OptionPill } from "../../../components/ui/option-pill.tsx";
import { formatCount, formatDate, formatDigits, formatQuantity } from "../../../lib/format.ts";
import { Histogram } from "./histogram.tsx";
import { shareOf } from "./share.ts";
import classes from "./statistics-block.module.css";

/** One attribute: how often it is filled, with what, and how its numbers or times spread. */
export function StatisticsBlock({
  label,
  facet,
  options,
  chosen,
  onToggle,
  isNarrowed,
  onNarrow,
  isAsked,
}: {
  label: string;
  facet: Facet;
  /** The options of a list in their order, which gives each its hue. */
  options: string[];
  /** The values that the list is narrowed to. */
  chosen: readonly JsonValue[];
  onToggle: (value: string | boolean) => void;
  /** Whether the list is narrowed to a stretch of its histogram. */
  isNarrowed: boolean;
  onNarrow: (range: { from: string; to: string } | undefined) => void;
  /** Whether this is the one that was asked for; it then comes into sight. */
  isAsked: boolean;
}) {
  const block = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (isAsked) block.current?.scrollIntoView({ block: "start" });
  }, [isAsked]);
  const { fill, kind, values, numbers, dates, histogram, references, types, distinct } = facet;
  const total = fill.set + fill.empty + fill.null + fill.absent;

  return (
    <details ref={block} className={classes.block} open>
      <summary className={classes.head}>
        <h3 className={classes.label}>{label}</h3>
        <span className={classes.share}>{shareOf(fill.set, total)}</span>
      </summary>
      <Bar share={total === 0 ? 0 : fill.set / total} />
      <p className={classes.words}>{fillWords(facet)}</p>
      {types.length > 1 ? (
        <p className={classes.words}>
          Mixed: {types.map(({ type, count }) => `${formatCount(count)} as ${type}`).join(", ")}
        </p>
      ) : null}
      {references ? (
        <p className={classes.words}>
          {formatCount(references.none)} with none, {formatCount(references.one)} with one,{" "}
          {formatCount(references.several)} with several;{" "}
          {formatQuantity(distinct, "different record")}
        </p>
      ) : null}
      {numbers ? (
        <dl className={classes.facts}>
          <Fact name="Sum" value={formatDigits(numbers.sum)} />
          <Fact
            name="Average"
            value={`${numbers.average_is_exact ? "" : "≈ "}${formatDigits(numbers.average)}`}
          />
          <Fact name="Least" value={formatDigits(numbers.min)} />
          <Fact name="Most" value={formatDigits(numbers.max)} />
        </dl>
      ) : null}
      {dates ? (
        <dl className={classes.facts}>
          <Fact name="First" value={formatDate(dates.earliest)} />
          <Fact name="Last" value={formatDate(dates.latest)} />
        </dl>
      ) : null}
      {histogram.length > 1 ? (
        <Histogram
          key={`${histogram[0]?.from} ${histogram.at(-1)?.to}`}
          label={label}
          bins={histogram}
          isNarrowed={isNarrowed}
          onNarrow={onNarrow}
        />
      ) : null}
      {kind === "text" && fill.set > 0 && values.length === 0 ? (
        <p className={classes.words}>Every value occurs once.</p>
      ) : null}
      {values.length > 0 && kind !== "number" ? (
        <ul className={classes.values}>
          {values.map(({ value, count, is_whole }) => (
            <li key={String(value)}>
              <button
                type="button"
                className={classes.value}
                disabled={!is_whole}
                aria-pressed={chosen.includes(value)}
                onClick={() => onToggle(value)}
              >
                <span className={classes.name} dir="auto" title={String(value)}>
                  {kind === "list" ? (
                    <OptionPill
                      label={String(value)}
                      position={Math.max(0, options.indexOf(String(value)))}
                    />
                  ) : (
                    `${valueWords(value)}${is_whole ? "" : "…"}`
                  )}
                </span>
                <Bar share={total === 0 ? 0 : count / total} />
                <span className={classes.count}>{formatCount(count)}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </details>
  );
}

/** Beside the words or the count that say the same. */
function Bar({ share }: { share: number }) {
  return (
    <span className={classes.track} aria-hidden>
      <span className={classes.bar} style={{ width: `${share * 100}%` }} />
    </span>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd title={value}>{value}</dd>
    </div>
  );
}

function valueWords(value: string | boolean): string {
  return typeof value === "boolean" ? (value ? "Yes" : "No") : value;
}

function fillWords({ fill, kind, distinct }: Facet): string {
  const words = [`${formatCount(fill.set)} set`];
  if (kind !== "reference" && fill.set > 0) words.push(`${formatCount(distinct)} different`);
  if (fill.empty > 0) words.push(`${formatCount(fill.empty)} empty`);
  if (fill.null > 0) words.push(`${formatCount(fill.null)} null`);
  if (fill.absent > 0) words.push(`${formatCount(fill.absent)} unset`);
  return words.join(" · ");
}
