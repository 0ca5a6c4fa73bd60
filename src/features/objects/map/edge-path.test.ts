import { describe, expect, it } from "vitest";
import { arrowHead, freeRoute, roundedPath } from "./edge-path.ts";

describe("the path of an edge", () => {
  it("goes straight between two points and rounds what it bends at", () => {
    expect(
      roundedPath([
        { x: 0, y: 0 },
        { x: 10, y: 0 },
      ]),
    ).toBe("M0 0 L10 0");
    expect(
      roundedPath([
        { x: 0, y: 0 },
        { x: 20, y: 0 },
        { x: 20, y: 40 },
      ]),
    ).toBe("M0 0 L12 0 Q20 0 20 8 L20 40");
  });

  it("has a head that points to where it arrives", () => {
    expect(arrowHead({ x: 10, y: 5 }, false)).toBe("M3 1 L10 5 L3 9");
    expect(arrowHead({ x: 10, y: 5 }, true)).toBe("M17 1 L10 5 L17 9");
  });
});

describe("an edge between boxes that were moved", () => {
  const box = (left: number, y: number) => ({ left, right: left + 100, y });
  const ends = ({ points }: ReturnType<typeof freeRoute>) => [points[0]?.x, points.at(-1)?.x];

  it("leaves at the side that faces the other box", () => {
    expect(ends(freeRoute(box(0, 0), box(300, 50), 0))).toEqual([100, 300]);
    expect(ends(freeRoute(box(300, 0), box(0, 50), 0))).toEqual([300, 100]);
  });

  it("goes around at the right where one box stands above the other or refers to itself", () => {
    const route = freeRoute(box(0, 0), box(20, 300), 0);
    expect(ends(route)).toEqual([100, 120]);
    expect(route.points[1]?.x).toBeGreaterThan(120);
    expect(ends(freeRoute(box(0, 50), box(0, 20), 1))).toEqual([100, 100]);
  });
});
