import type { TextMark } from "../components/ui/marked-text.tsx";
import { isShortSearch } from "./short-search.ts";

/** What is sought, as the server reads it: words that may stand anywhere or, where none has three letters, a beginning. */
export interface Sought {
  words: readonly string[];
  whole: string;
  isBeginning: boolean;
}

export function readSought(q: string): Sought {
  const whole = fold(q).trim();
  const words = whole.split(/\s+/u).filter((word) => word !== "");
  return { whole, words, isBeginning: isShortSearch(whole) };
}

/** Where a text holds what is sought, whatever the case; in order and without overlaps. */
export function marksIn(text: string, { words, whole, isBeginning }: Sought): TextMark[] {
  const folded = fold(text);
  if (isBeginning) {
    const isThere = whole !== "" && folded.startsWith(whole);
    return isThere ? [{ start: 0, end: whole.length }] : [];
  }
  const found = words.flatMap((word) => occurrences(folded, word));
  const joined: TextMark[] = [];
  for (const mark of found.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end);
    else joined.push(mark);
  }
  return joined;
}

/** As `marksIn`, of a number with separators, which are no part of what is sought. */
export function marksInNumber(text: string, sought: Sought): TextMark[] {
  const places = Array.from(text.matchAll(/[^,]/g), ({ index }) => index);
  return marksIn(text.replaceAll(",", ""), sought).map(({ start, end }) => ({
    start: places[start] ?? 0,
    end: (places[end - 1] ?? 0) + 1,
  }));
}

function occurrences(text: string, word: string): TextMark[] {
  const marks: TextMark[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length))
    marks.push({ start: at, end: at + word.length });
  return marks;
}

/** Small letters, each as long as it was, so that the places stay. */
function fold(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return Array.from(text, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  }).join("");
}
