const maxOptions = 20;
const maxOptionLength = 100;
/** Options must come this often on average, or they are none. */
const leastUsesOfOption = 5;

/** Tells from the texts of an attribute whether they are the options of a list. */
export class TextOptions {
  readonly #distinct = new Set<string>();
  #seen = 0;
  #longest = 0;

  see(text: string): void {
    this.#seen += 1;
    this.#longest = Math.max(this.#longest, text.length);
    if (this.#distinct.size <= maxOptions) this.#distinct.add(text);
  }

  absorb(other: TextOptions): void {
    this.#seen += other.#seen;
    this.#longest = Math.max(this.#longest, other.#longest);
    for (const text of other.#distinct)
      if (this.#distinct.size <= maxOptions) this.#distinct.add(text);
  }

  /** In the order of the alphabet; undefined where the texts are too many, too long or too rare. */
  options(): string[] | undefined {
    const isList =
      this.#distinct.size > 0 &&
      this.#distinct.size <= maxOptions &&
      this.#longest <= maxOptionLength &&
      this.#seen >= this.#distinct.size * leastUsesOfOption &&
      [...this.#distinct].every((text) => text === text.trim() && text !== "");
    return isList ? [...this.#distinct].sort() : undefined;
  }
}
