/** The letters whose lower case depends on what stands around them, or is longer than they are. */
const peculiar = /[Σİ]/;

/** The lower case of a text, letter by letter: one whose lower case is longer stays. */
export function foldCase(text: string): string {
  if (!peculiar.test(text)) return text.toLowerCase();
  return Array.from(text, (letter) => (letter === "İ" ? letter : letter.toLowerCase())).join("");
}
