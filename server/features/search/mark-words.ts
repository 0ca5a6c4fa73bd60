import type { SearchMark } from "../../../contract/everywhere-search.ts";
import { findable } from "../../database/search-document.ts";
import type { SoughtText } from "../../workspace/sought-text.ts";

/** So much of a long value stands before the first mark, and in all. */
const lettersBefore = 30;
const lettersShown = 140;

/** Where the words of a text stand in a value, in order and without overlaps. A beginning is marked at the start alone. */
export function marksIn(value: string, { whole, words, isBeginning }: SoughtText): SearchMark[] {
  const folded = findable(value);
  if (isBeginning) return folded.startsWith(whole) ? [{ start: 0, end: whole.length }] : [];
  const found = words.flatMap((word) => {
    const marks: SearchMark[] = [];
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length))
      marks.push({ start: at, end: at + word.length });
    return marks;
  });
  const joined: SearchMark[] = [];
  for (const mark of found.sort((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end);
    else joined.push(mark);
  }
  return joined;
}

/** A value on one line, cut to what stands around its first mark. */
export function fragmentOf(
  value: string,
  marks: readonly SearchMark[],
): { text: string; marks: SearchMark[] } {
  const first = marks[0]?.start ?? 0;
  const start = first > lettersBefore + 10 ? first - lettersBefore : 0;
  const end = value.length > start + lettersShown ? start + lettersShown : value.length;
  const before = start > 0 ? "…" : "";
  // A pair that is cut in half is no letter.
  const text = value.slice(start, end).toWellFormed().replaceAll(/\s/g, " ");
  const shift = before.length - start;
  return {
    text: `${before}${text}${end < value.length ? "…" : ""}`,
    marks: marks
      .filter((mark) => mark.start < end)
      .map((mark) => ({ start: mark.start + shift, end: Math.min(mark.end, end) + shift })),
  };
}
