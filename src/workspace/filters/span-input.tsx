import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { spanWords } from "./time-words.ts";
import classes from "./value-input.module.css";

const offered = [
  "today",
  "yesterday",
  "tomorrow",
  "last 24 hours",
  "last 7 days",
  "last 30 days",
  "last 90 days",
  "last 12 months",
  "next 7 days",
  "next 30 days",
  "this week",
  "last week",
  "next week",
  "this month",
  "last month",
  "next month",
  "this quarter",
  "last quarter",
  "this year",
  "last year",
];
const own = "other";
const units = ["hours", "days", "weeks", "months"];

/** A span of time that moves with today: one of the usual ones, or so many hours, days, weeks or months. */
export function SpanInput({
  label,
  span,
  problem,
  onSpan,
}: {
  label: string;
  span: string;
  problem: string | undefined;
  onSpan: (span: string) => void;
}) {
  const [isOwn, setIsOwn] = useState(!offered.includes(span));
  return (
    <div className={classes.span}>
      <NativeSelect
        size="xs"
        aria-label={label}
        data-autofocus
        value={isOwn ? own : span}
        onChange={({ currentTarget: { value } }) => {
          setIsOwn(value === own);
          onSpan(value === own ? "last 14 days" : value);
        }}
        data={[
          ...offered.map((value) => ({ value, label: spanWords(value) })),
          { value: own, label: "another span …" },
        ]}
      />
      {isOwn ? <OwnSpan label={label} span={span} problem={problem} onSpan={onSpan} /> : null}
    </div>
  );
}

function OwnSpan({
  label,
  span,
  problem,
  onSpan,
}: {
  label: string;
  span: string;
  problem: string | undefined;
  onSpan: (span: string) => void;
}) {
  const [, givenWay = "last", givenCount = "", givenUnit = "days"] =
    /^(last|next) (\d*) ?(\w+)$/.exec(span) ?? [];
  const [way, setWay] = useState(givenWay);
  const [count, setCount] = useState(givenCount);
  const [unit, setUnit] = useState(givenUnit);
  const tell = (parts: { way?: string; count?: string; unit?: string }) => {
    const { way: w, count: c, unit: u } = { way, count, unit, ...parts };
    onSpan(/^[1-9]\d{0,3}$/.test(c) ? `${w} ${c} ${u}` : "");
  };
  return (
    <div className={classes.range}>
      <NativeSelect
        size="xs"
        aria-label={`${label}, direction`}
        value={way}
        data={["last", "next"]}
        onChange={({ currentTarget: { value } }) => {
          setWay(value);
          tell({ way: value });
        }}
      />
      <TextInput
        size="xs"
        aria-label={`${label}, how many`}
        inputMode="numeric"
        autoComplete="off"
        value={count}
        error={problem}
        onChange={({ currentTarget: { value } }) => {
          setCount(value.trim());
          tell({ count: value.trim() });
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={`${label}, unit`}
        value={unit}
        data={units}
        onChange={({ currentTarget: { value } }) => {
          setUnit(value);
          tell({ unit: value });
        }}
      />
    </div>
  );
}
