/** Who may write to a SQLite file: all short writers, or one long one, for which the others wait without holding anything up. */
export class WriteTurns {
  #long: Promise<void> | undefined;

  /** Resolves when the long writer is done; undefined where there is none. Look again after waiting. */
  get long(): Promise<void> | undefined {
    return this.#long;
  }

  async takeLong<Result>(write: () => Promise<Result>): Promise<Result> {
    // Between the last look and the taking nothing may come, else two who waited would both take it.
    while (this.#long) await this.#long;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#long = promise;
    try {
      return await write();
    } finally {
      this.#long = undefined;
      resolve();
    }
  }

  async waitForLong(): Promise<void> {
    while (this.#long) await this.#long;
  }
}
