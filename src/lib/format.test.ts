import { expect, test } from "vitest";
import { formatElapsed } from "./format.ts";

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
