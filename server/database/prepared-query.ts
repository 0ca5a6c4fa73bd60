import { PostgresAdapter, type Compilable } from "kysely";
import type { Dialect, Queries } from "./database.ts";

/** Stands for a parameter while a query is built. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

interface CompiledOnce<Row> {
  queryId: ReturnType<Compilable<Row>["compile"]>["queryId"];
  query: ReturnType<Compilable<Row>["compile"]>["query"];
  sql: string;
  parameters: readonly unknown[];
}

/**
 * A query that is built and compiled once for each dialect and then run with new parameters, for calls that come so
 * often that building it would cost more than running it. A parameter must not be null in a comparison, nor an array.
 */
export function preparedQuery<Parameters extends object, Row>(
  build: (db: Queries, parameters: Parameters, dialect: Dialect) => Compilable<Row>,
): (db: Queries, parameters: Parameters) => Promise<Row[]> {
  const compiled = new Map<Dialect, CompiledOnce<Row>>();
  const placeholders = new Proxy({} as Parameters, {
    get: (_target, name) => new Placeholder(String(name)),
  });
  return async (db, parameters) => {
    const dialect = dialectOf(db);
    let once = compiled.get(dialect);
    if (!once) {
      once = build(db, placeholders, dialect).compile();
      compiled.set(dialect, once);
    }
    const values = parameters as Record<string, unknown>;
    const { rows } = await db.executeQuery<Row>({
      ...once,
      parameters: once.parameters.map((value) =>
        value instanceof Placeholder ? values[value.name] : value,
      ),
    });
    return rows;
  };
}

export function dialectOf(db: Queries): Dialect {
  return db.getExecutor().adapter instanceof PostgresAdapter ? "postgres" : "sqlite";
}
