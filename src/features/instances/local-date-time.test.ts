import fc from "fast-check";
import { expect, it } from "vitest";
import { fromLocalDateTime, toLocalDateTime } from "./local-date-time.ts";

it("writes what the browser's own input writes: no seconds where they are zero", () => {
  const noon = fromLocalDateTime("2026-03-01T12:00") ?? 0;
  expect(toLocalDateTime(noon)).toBe("2026-03-01T12:00");
  expect(toLocalDateTime(noon + 7)).toBe("2026-03-01T12:00:07");
});

it("keeps the second of every time that the clock shows once", () => {
  fc.assert(
    fc.property(fc.integer({ min: -60_000_000_000, max: 250_000_000_000 }), (seconds) => {
      const shown = toLocalDateTime(seconds) ?? "";
      const again = fromLocalDateTime(shown) ?? Number.NaN;
      // The hour before a clock goes back is shown twice; then it is the first of the two.
      expect([0, -3600]).toContain(again - seconds);
      expect(toLocalDateTime(again)).toBe(shown);
    }),
  );
});

it("has no clock time for years that the input can't show", () => {
  expect(toLocalDateTime(-99_999_999_999)).toBeUndefined();
  expect(toLocalDateTime(9e15)).toBeUndefined();
  expect(toLocalDateTime(1.5)).toBeUndefined();
  expect(fromLocalDateTime("2026-03-01T")).toBeUndefined();
});
