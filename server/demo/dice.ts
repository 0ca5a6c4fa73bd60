/**
 * Chance that comes out the same every time: each record rolls its own dice, so any record can be made again from its
 * number alone, whatever was made before it. (Seeding the generator of faker takes longer than making a whole record.)
 */
export class Dice {
  #state: number;

  constructor(purpose: string, index: number) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < purpose.length; at++) {
      hash = Math.imul(hash ^ purpose.charCodeAt(at), 0x01000193);
    }
    this.#state = Math.imul(hash ^ (index + 1), 0x9e3779b1);
  }

  /** From 0 up to but not including 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number between two bounds, both included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError("There is nothing to pick from");
    return item;
  }

  digits(count: number): string {
    let text = String(this.integer(1, 9));
    while (text.length < count) text += String(this.integer(0, 9));
    return text;
  }

  hex(count: number): string {
    let text = "";
    while (text.length < count) text += Math.floor(this.next() * 16).toString(16);
    return text;
  }
}
