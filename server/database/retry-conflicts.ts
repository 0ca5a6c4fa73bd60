const attempts = 5;

/** PostgreSQL's codes for a transaction it ended because of another one: `serialization_failure` and `deadlock_detected`. */
const conflicts: unknown[] = ["40001", "40P01"];

/** Run a transaction again where the database ended it because it got in another one's way. */
export async function retryConflicts<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const isConflict =
        error instanceof Error && "code" in error && conflicts.includes(error.code);
      if (!isConflict || attempt === attempts) throw error;
    }
  }
}
