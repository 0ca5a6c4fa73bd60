import { DummyDriver, Kysely, type ConnectionProvider, type Dialect } from "kysely";
import type { Queries } from "./database.ts";
import type { Tables } from "./tables.ts";

/**
 * The same database for reads that nobody wants any more once `signal` is aborted: what has not begun then does not
 * begin, what runs is cancelled, and each rejects with the signal's reason.
 */
export function abortableQueries(
  db: Kysely<Tables>,
  dialect: Dialect,
  signal: AbortSignal,
): Queries {
  const executor = db.getExecutor();
  const provider: ConnectionProvider = {
    async provideConnection(consumer) {
      signal.throwIfAborted();
      return executor.provideConnection(async (connection) => {
        signal.throwIfAborted();
        await connection.collectSessionInfo?.();
        let cancelling: Promise<void> | undefined;
        const cancel = () => {
          cancelling = connection.cancelQuery?.((control) => executor.provideConnection(control));
        };
        signal.addEventListener("abort", cancel);
        try {
          return await consumer(connection);
        } catch (error) {
          throw signal.aborted ? signal.reason : error;
        } finally {
          signal.removeEventListener("abort", cancel);
          // Whoever gets the connection next must not be cancelled in the place of this one.
          await cancelling?.catch(() => undefined);
        }
      });
    },
  };
  return new Kysely<Tables>({
    config: { dialect },
    dialect,
    driver: new DummyDriver(),
    executor: executor.withConnectionProvider(provider),
  });
}
