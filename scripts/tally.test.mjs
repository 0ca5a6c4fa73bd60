import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closingLine, sum, tallyPlaywright, tallySuite, tallyVitest } from "./tally.mjs";

const vitestReport = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [],
};

describe("the counts of a suite", () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "objectory-tally-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function tallyOf(exitCode, report) {
    const file = path.join(folder, "report.json");
    writeFileSync(file, JSON.stringify(report));
    return tallySuite(exitCode, file, tallyVitest);
  }

  it("are those of its report", () => {
    expect(tallyOf(0, vitestReport)).toEqual({ passed: 3, failed: 0, skipped: 1 });
  });

  it("hold a failure when it ran no test", () => {
    expect(tallyOf(0, { ...vitestReport, numPassedTests: 0 }).failed).toBe(1);
  });

  it("hold a failure when it ended badly and named none", () => {
    expect(tallyOf(1, vitestReport)).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  it("hold a failure when it left no report", () => {
    const missing = path.join(folder, "missing.json");
    expect(tallySuite(0, missing, tallyVitest)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("hold a failure for a file that could not be loaded", () => {
    const testResults = [{ status: "failed", assertionResults: [] }];
    expect(tallyOf(1, { ...vitestReport, testResults }).failed).toBe(1);
  });
});

it("a journey that passed at a second try counts as passed", () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 0 };
  expect(tallyPlaywright({ stats, errors: [] })).toEqual({ passed: 5, failed: 1, skipped: 0 });
});

it("the closing line counts all suites, and names skipped tests only when there are some", () => {
  const suite = { passed: 2, failed: 1, skipped: 0 };
  expect(closingLine(sum([suite, suite]))).toBe("4 passed, 2 failed");
  expect(closingLine(sum([suite, { ...suite, skipped: 3 }]))).toBe("4 passed, 2 failed, 3 skipped");
});
