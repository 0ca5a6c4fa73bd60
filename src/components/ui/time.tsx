import { formatAge, formatDate, formatDateTime, formatIso } from "../../lib/format.ts";

/** A time in words, with the whole of it on hover: the viewer's zone, UTC and the raw number of seconds. */
export function Time({
  unixSeconds,
  form = "age",
}: {
  unixSeconds: number;
  form?: "age" | "date" | "full";
}) {
  const shown = { age: formatAge, date: formatDate, full: formatDateTime }[form](unixSeconds);
  return (
    <time
      dateTime={formatIso(unixSeconds)}
      title={`${formatDateTime(unixSeconds)}\n${formatIso(unixSeconds)}\n${unixSeconds} s`}
      style={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}
    >
      {shown}
    </time>
  );
}
