import type { ExportForm } from "./exports.ts";

/**
 * What a spreadsheet may take for a formula: text that begins with one of `= + - @` or their wide forms, also behind
 * spaces, or with a tab or a line break. Apostrophes before it count, so that the guard can be taken off again.
 */
const formula = /^'*(?:\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/;
/** For programs also what would be mistaken for a value that is null or empty. */
const mistakable = /^'*(?:null)?$/;
/** A number is none, though it begins with a minus. */
const plainNumber = /^-\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function needsGuard(text: string, form: ExportForm): boolean {
  if (form === "exact" && mistakable.test(text)) return true;
  return formula.test(text) && !plainNumber.test(text);
}

/** A text as it goes into a CSV file: with an apostrophe before it where a spreadsheet might run it. */
export function guardedText(text: string, form: ExportForm): string {
  return needsGuard(text, form) ? `'${text}` : text;
}

/** The text that `guardedText` of the exact form was given. */
export function unguardedText(text: string): string {
  return text.startsWith("'") && needsGuard(text.slice(1), "exact") ? text.slice(1) : text;
}
