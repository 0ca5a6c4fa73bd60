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
    <time
      dateTime={formatIso(unixSeconds)}
      title={`${formatDateTime(unixSeconds)}\n${formatIso(unixSeconds)}\n${unixSeconds} s`}
      className={classes.time}
    >
      {forms[form](unixSeconds)}
    </time>
  );
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
