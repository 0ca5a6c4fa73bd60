import { ApiError, type Problem } from "../../http/api-error.ts";

/** Gathers what is wrong with a request, so that one 400 names every part at fault and not the first alone. */
export class ProblemList {
  readonly #problems: Problem[] = [];

  add(field: string, message: string): void {
    this.#problems.push({ code: "parameter_invalid", field, message });
  }

  /** The fallback, where reading throws a refusal; its problems are kept. */
  attempt<Result>(read: () => Result, fallback: Result): Result {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 400) throw error;
      this.#problems.push(...error.problems);
      return fallback;
    }
  }

  throwIfAny(): void {
    if (this.#problems.length > 0) throw new ApiError(400, this.#problems);
  }
}
