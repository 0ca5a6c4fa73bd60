import { PostgresAdapter, type Compilable, type CompiledQuery } from "kysely";
import type { Dialect, Queries } from "./database.ts";
import { isRead, NodeSqliteAdapter } from "./sqlite.ts";

/** Stands for a parameter while a query is built. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query that is built and compiled once for each dialect and then run with new parameters, for calls that come so
 * often that building it would cost more than running it. A parameter must be neither null in a comparison nor an array.
 */
export function preparedQuery<Parameters extends object, Row>(
  build: (db: Queries, parameters: Parameters, dialect: Dialect) => Compilable<Row>,
): (db: Queries, parameters: Parameters) => Promise<Row[]> {
  const compiled = new Map<Dialect, CompiledQuery<Row>>();
  const placeholders = new Proxy({} as Parameters, {
    get: (_target, name) => new Placeholder(String(name)),
  });
  return async (db, given) => {
    const dialect = dialectOf(db);
    let query = compiled.get(dialect);
    if (!query) {
      query = build(db, placeholders, dialect).compile();
      compiled.set(dialect, query);
    }
    const values = given as Record<string, unknown>;
    const parameters = query.parameters.map((value) =>
      value instanceof Placeholder ? values[value.name] : value,
    );
    const { adapter } = db.getExecutor();
    if (
      adapter instanceof NodeSqliteAdapter &&
      adapter.connection.isTransaction === db.isTransaction &&
      (db.isTransaction || isRead(query.sql))
    )
      return adapter.connection.prepare(query.sql).all(parameters) as Row[];
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}

export function dialectOf(db: Queries): Dialect {
  return db.getExecutor().adapter instanceof PostgresAdapter ? "postgres" : "sqlite";
}
