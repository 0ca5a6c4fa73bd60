/** Lets those who write the same record take turns; others do not wait. */
export class RecordLocks {
  readonly #last = new Map<string, Promise<void>>();

  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(key);
    const { promise: done, resolve: leave } = Promise.withResolvers<void>();
    this.#last.set(key, done);
    try {
      await before;
      return await work();
    } finally {
      leave();
      if (this.#last.get(key) === done) this.#last.delete(key);
    }
  }
}
