/** Whether no word is long enough for the server to find it anywhere in a value: it then looks at beginnings alone. */
export function isShortSearch(q: string): boolean {
  return !q.split(/\s+/u).some((word) => Array.from(word).length >= 3);
}
