import { readFileSync } from "node:fs";

/** Counts of one suite from Vitest's JSON report. A file that could not be loaded counts as one failure. */
export function tallyVitest(report) {
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts of one suite from Playwright's JSON report. One that passed at a second try counts as passed; the list reporter names it as flaky. */
export function tallyPlaywright({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * Counts of a suite that ended with `exitCode` and wrote `reportFile`. A runner that crashed, ran no test or failed
 * without naming a test counts as one failure.
 */
export function tallySuite(exitCode, reportFile, tallyReport) {
  let tally;
  try {
    tally = tallyReport(JSON.parse(readFileSync(reportFile, "utf8")));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const isBroken = tally.passed + tally.failed === 0 || (exitCode !== 0 && tally.failed === 0);
  return isBroken ? { ...tally, failed: 1 } : tally;
}

export function sum(tallies) {
  return tallies.reduce((total, { passed, failed, skipped }) => ({
    passed: total.passed + passed,
    failed: total.failed + failed,
    skipped: total.skipped + skipped,
  }));
}

export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}
