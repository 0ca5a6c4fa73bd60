import { expect, test } from "vitest";
import { formatAge, formatCount, formatDate, formatElapsed } from "./format.ts";

const nowMs = Date.UTC(2026, 10, 21, 12);
const ago = (seconds: number) => formatElapsed(nowMs / 1000 - seconds, nowMs);
const day = 86_400;

test("an age is told in the largest unit that has passed whole", () => {
  expect(ago(30)).toBe("30 sec. ago");
  expect(ago(3599)).toBe("59 min. ago");
  expect(ago(2 * day - 1)).toBe("1 day ago");
  expect(ago(45 * day)).toBe("1 mo. ago");
  expect(ago(700 * day)).toBe("1 yr. ago");
  expect(ago(4 * 365 * day)).toBe("3 yr. ago");
});

test("a time to come is told too", () => {
  expect(ago(-8.5 * day)).toBe("in 8 days");
});

test("counts and dates read as the browser's own formats would have them", () => {
  const number = new Intl.NumberFormat("en-US");
  for (const count of [0, 7, 999, 1000, 12_400, 1_234_567]) {
    expect(formatCount(count)).toBe(number.format(count));
  }
  const date = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  for (let month = 0; month < 12; month += 1) {
    const seconds = Date.UTC(2026, month, 3, 12) / 1000;
    expect(formatDate(seconds)).toBe(date.format(seconds * 1000));
  }
});

test("an age within a week reads as the browser's own format would have it", () => {
  const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });
  const age = (seconds: number) => formatAge(nowMs / 1000 + seconds, nowMs);
  expect(age(0)).toBe("now");
  for (const sign of [-1, 1]) {
    expect(age(sign * 41)).toBe(relative.format(sign * 41, "second"));
    expect(age(sign * 60)).toBe(relative.format(sign, "minute"));
    expect(age(sign * 7200)).toBe(relative.format(sign * 2, "hour"));
    expect(age(sign * day)).toBe(relative.format(sign, "day"));
    expect(age(sign * 6 * day)).toBe(relative.format(sign * 6, "day"));
  }
});

test("an age beyond a week is a date, with its year unless that is this one", () => {
  expect(formatAge(Date.UTC(2026, 1, 3, 12) / 1000, nowMs)).toBe("3 Feb");
  expect(formatAge(Date.UTC(2025, 8, 3, 12) / 1000, nowMs)).toBe("3 Sept 2025");
});
