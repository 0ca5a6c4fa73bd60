import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { WriteTurns } from "./write-turns.ts";

it("lets one long writer in at a time, however many wait, and the others after them all", async () => {
  const turns = new WriteTurns();
  let inside = 0;
  let most = 0;
  const write = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(5);
    inside -= 1;
  };
  const long = Array.from({ length: 4 }, () => turns.takeLong(write));
  await turns.waitForLong();
  expect(inside).toBe(0);
  await Promise.all(long);
  expect(most).toBe(1);
  expect(turns.long).toBeUndefined();
});
