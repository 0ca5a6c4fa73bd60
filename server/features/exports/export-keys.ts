/** How many ids a block holds; only the last has fewer. Those who wait do not notice that one is read and written. */
export const idsPerBlock = 100;

/** Which records, in which order: blocks of ids as JSON, as the statement takes them that reads a block. */
export class ExportKeys {
  readonly #blocks: string[] = [];
  #length = 0;

  static of(ids: Iterable<string>): ExportKeys {
    const keys = new ExportKeys();
    for (const block of idBlocks(ids)) keys.add(block);
    return keys;
  }

  get length(): number {
    return this.#length;
  }

  get blocks(): readonly string[] {
    return this.#blocks;
  }

  add({ ids, count }: IdBlock): void {
    this.#blocks.push(ids);
    this.#length += count;
  }

  /** So many that stand evenly spread among them; all, where there are no more. */
  spread(count: number): ExportKeys {
    const most = Math.min(count, this.#length);
    return ExportKeys.of(
      Array.from({ length: most }, (_, index) =>
        this.#at(Math.floor((index * this.#length) / most)),
      ),
    );
  }

  #at(index: number): string {
    const block = JSON.parse(this.#blocks[Math.floor(index / idsPerBlock)] ?? "[]") as string[];
    return block[index % idsPerBlock] ?? "";
  }
}

export interface IdBlock {
  ids: string;
  count: number;
}

/** Pack ids into blocks as they come. */
export function* idBlocks(ids: Iterable<string>): Generator<IdBlock> {
  let block: string[] = [];
  for (const id of ids) {
    block.push(id);
    if (block.length < idsPerBlock) continue;
    yield { ids: JSON.stringify(block), count: block.length };
    block = [];
  }
  if (block.length > 0) yield { ids: JSON.stringify(block), count: block.length };
}
