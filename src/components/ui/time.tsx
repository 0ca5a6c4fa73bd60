import {
  formatAge,
  formatDate,
  formatDateTime,
  formatElapsed,
  formatIso,
  formatTimeOfDay,
} from "../../lib/format.ts";

/** `record` is for facts that stand alone: the time with its zone, and how long ago that was. */
const forms = {
  age: formatAge,
  date: formatDate,
  full: formatDateTime,
  clock: formatTimeOfDay,
  record: (unixSeconds: number) => `${formatDateTime(unixSeconds)} · ${formatElapsed(unixSeconds)}`,
};

/** A time in words, with the whole of it on hover: the viewer's zone, UTC and the raw number of seconds. */
export function Time({
  unixSeconds,
  form = "age",
}: {
  unixSeconds: number;
  form?: keyof typeof forms;
}) {
  return (
    <time
      dateTime={formatIso(unixSeconds)}
      title={`${formatDateTime(unixSeconds)}\n${formatIso(unixSeconds)}\n${unixSeconds} s`}
      style={{
        fontVariantNumeric: "tabular-nums",
        whiteSpace: form === "record" ? undefined : "nowrap",
      }}
    >
      {forms[form](unixSeconds)}
    </time>
  );
}
