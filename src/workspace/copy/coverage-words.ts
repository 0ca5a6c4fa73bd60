import { formatCount, formatElapsed } from "../../lib/format.ts";
import { percent, type Coverage } from "./coverage.ts";

export interface CoverageWords {
  text: string;
  isWarning: boolean;
  /** Said on hover. */
  title: string;
}

/** What a page says of the copy it shows, such as `8,200 of 12,400 orders copied, 66 %`, or `As of 3 min. ago`. */
export function coverageWords(
  vendor: string,
  noun: string,
  coverage: Coverage,
  nowMs: number,
): CoverageWords {
  const { problem, completeFrom } = coverage;
  if (problem) {
    return {
      text: `${failureWords(vendor, problem.status)}; ${heldWords(noun, coverage, nowMs)}`,
      isWarning: true,
      title: `${problem.what} ${problem.remedy}`,
    };
  }
  if (completeFrom === null) {
    return {
      text: firstSweepWords(noun, coverage),
      isWarning: false,
      title: `The first copy of ${vendor}’s ${noun} is not whole yet: what you look for may not be here yet.`,
    };
  }
  const again =
    coverage.isReading && coverage.progress !== undefined
      ? `, reading again, ${percent(coverage.progress, 1)} %`
      : "";
  return {
    text: `As of ${agoWords(completeFrom, nowMs)}${again}`,
    isWarning: false,
    title: `All ${noun} as ${vendor} had them then. A record that you open is read again.`,
  };
}

function failureWords(vendor: string, status: number | null): string {
  const isAway = status === null || status >= 500;
  return isAway ? `${vendor} can’t be reached` : `Copying from ${vendor} stopped`;
}

function heldWords(noun: string, coverage: Coverage, nowMs: number): string {
  if (coverage.completeFrom === null) return lowerFirst(firstSweepWords(noun, coverage));
  return `this copy is ${ageWords(coverage.completeFrom, nowMs)} old`;
}

function firstSweepWords(noun: string, { held, total, isReading }: Coverage): string {
  if (total !== null && total > 0)
    return `${formatCount(held)} of ${formatCount(Math.max(held, total))} ${noun} copied, ${percent(held, total)} %`;
  if (held > 0 || isReading) return `${formatCount(held)} ${noun} copied so far`;
  return `No ${noun} copied yet`;
}

/** `just now`, `3 min. ago`. */
export function agoWords(unixSeconds: number, nowMs: number): string {
  return nowMs / 1000 - unixSeconds < 5 ? "just now" : formatElapsed(unixSeconds, nowMs);
}

/** `3 min.`, `2 hr.`. */
function ageWords(unixSeconds: number, nowMs: number): string {
  return formatElapsed(Math.min(unixSeconds, nowMs / 1000 - 1), nowMs).replace(/ ago$/, "");
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
