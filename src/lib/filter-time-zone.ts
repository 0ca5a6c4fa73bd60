/** The viewer's time zone, where a filter holds a day or a span of time; reading it is not free. */
export function filterTimeZone(filter: string | undefined): string | undefined {
  return /"WITHIN"|"\d{4}-\d\d-\d\d"/.test(filter ?? "")
    ? Intl.DateTimeFormat().resolvedOptions().timeZone
    : undefined;
}
