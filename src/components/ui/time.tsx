import type { PointerEvent } from "react";
import {
  formatAge,
  formatDate,
  formatDateTime,
  formatElapsed,
  formatIso,
  formatTimeOfDay,
} from "../../lib/format.ts";
import classes from "./time.module.css";

const forms = {
  age: formatAge,
  date: formatDate,
  full: formatDateTime,
  clock: formatTimeOfDay,
};

interface TimeProps {
  unixSeconds: number;
  form?: keyof typeof forms;
}

/** A time in words, with the whole of it on hover: the viewer's zone, UTC and the raw number of seconds. */
export function Time({ unixSeconds, form = "age" }: TimeProps) {
  return (
    <time dateTime={formatIso(unixSeconds)} className={classes.time} onPointerEnter={tellWhole}>
      {forms[form](unixSeconds)}
    </time>
  );
}

/** Written only when it is wanted: a table holds hundreds of times. */
function tellWhole({ currentTarget: time }: PointerEvent<HTMLTimeElement>): void {
  const unixSeconds = Date.parse(time.dateTime) / 1000;
  time.title = `${formatDateTime(unixSeconds)}\n${time.dateTime}\n${unixSeconds} s`;
}

/** A time as a fact of a record: with its zone, and how long ago that was. */
export function TimeWithAge({ unixSeconds }: { unixSeconds: number }) {
  return (
    <span className={classes.withAge}>
      <Time unixSeconds={unixSeconds} form="full" />
      <span className={classes.elapsed}>{formatElapsed(unixSeconds)}</span>
    </span>
  );
}
