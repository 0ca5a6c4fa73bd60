import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readOrMakeToken } from "./token.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "objectory-token-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a token is made on the first start, is hard to guess, and stays", () => {
  const dataDir = join(folder, "new/data");
  const token = readOrMakeToken(dataDir);
  expect(token).toMatch(/^[\w-]{32}$/);
  expect(readOrMakeToken(dataDir)).toBe(token);
  expect(readOrMakeToken(join(folder, "other"))).not.toBe(token);
});

test("only the owner of the data may read the token's file", () => {
  const token = readOrMakeToken(folder);
  const file = join(folder, "token");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8")).toBe(`${token}\n`);
});

test("a token that someone put into the folder is used", () => {
  writeFileSync(join(folder, "token"), "  my-own-token-of-choice\n");
  expect(readOrMakeToken(folder)).toBe("my-own-token-of-choice");
});

test("a file that a start cut short left empty gets a token", () => {
  const file = join(folder, "token");
  writeFileSync(file, "\n", { mode: 0o644 });
  expect(readOrMakeToken(folder)).toMatch(/^[\w-]{32}$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
