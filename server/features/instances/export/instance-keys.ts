/** Where an instance stands among those of its type; neither part ever changes. */
export interface InstanceKey {
  createdAt: number;
  seq: number;
}

/** How many keys a block of a list holds; only the last has fewer. */
export const keysPerBlock = 50_000;

/** Which instances, in which order: packed, 16 bytes for each, so that a million are no burden. */
export class InstanceKeys {
  readonly #blocks: Float64Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A block holds the two parts of one key after the other, of `keysPerBlock` keys unless it is the last. */
  add(block: Float64Array): void {
    this.#blocks.push(block);
    this.#length += block.length / 2;
  }

  at(index: number): InstanceKey {
    const block = this.#blocks[Math.floor(index / keysPerBlock)];
    const place = (index % keysPerBlock) * 2;
    return { createdAt: block?.[place] ?? 0, seq: block?.[place + 1] ?? 0 };
  }
}

/** Pack keys into blocks as they come. */
export function* keyBlocks(keys: Iterable<readonly [number, number]>): Generator<Float64Array> {
  let block = new Float64Array(keysPerBlock * 2);
  let filled = 0;
  for (const [createdAt, seq] of keys) {
    block[filled] = createdAt;
    block[filled + 1] = seq;
    filled += 2;
    if (filled < block.length) continue;
    yield block;
    block = new Float64Array(keysPerBlock * 2);
    filled = 0;
  }
  if (filled > 0) yield block.slice(0, filled);
}
