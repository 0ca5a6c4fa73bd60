import { findable } from "../database/search-document.ts";

/** What somebody typed to find records by. */
export interface SoughtText {
  /** Folded as the index is, without spaces around it. */
  whole: string;
  /** All of them must be in a record, each in any of its values. */
  words: readonly string[];
  /**
   * Whether no word is long enough for the index, which knows what stands together in threes: then it means the records
   * whose title, external id or id starts with all of it.
   */
  isBeginning: boolean;
}

export function readSoughtText(typed: string): SoughtText {
  const whole = findable(typed).trim();
  const words = whole.split(/\s+/u).filter((word) => word !== "");
  return { whole, words, isBeginning: !words.some(isIndexed) };
}

/** Whether a word can be looked up. */
export function isIndexed(word: string): boolean {
  return lettersIn(word) >= 3;
}

export function lettersIn(word: string): number {
  return Array.from(word).length;
}
