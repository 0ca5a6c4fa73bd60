import { describe, expect, it } from "vitest";
import { directionOf, nearestInDirection } from "./nearest-in-direction.ts";

const at = (left: number, top: number) => ({ left, top, width: 10, height: 10 });
const stops = [
  { stop: "north", place: at(0, -100) },
  { stop: "east", place: at(100, 5) },
  { stop: "far east", place: at(200, 0) },
  { stop: "south-east", place: at(60, 90) },
];

describe("an arrow key", () => {
  it("leads to the nearest in its direction, straight ahead before aside", () => {
    expect(nearestInDirection(at(0, 0), stops, "up")).toBe("north");
    expect(nearestInDirection(at(0, 0), stops, "right")).toBe("east");
    expect(nearestInDirection(at(0, 0), stops, "down")).toBe("south-east");
    expect(nearestInDirection(at(100, 5), stops, "right")).toBe("far east");
  });

  it("leads nowhere where nothing lies ahead", () => {
    expect(nearestInDirection(at(0, 0), stops, "left")).toBeUndefined();
    expect(nearestInDirection(at(0, 0), [{ stop: "itself", place: at(0, 0) }], "right")).toBe(
      undefined,
    );
  });

  it("is one of four", () => {
    expect(["ArrowUp", "ArrowLeft", "a"].map(directionOf)).toEqual(["up", "left", undefined]);
  });
});
