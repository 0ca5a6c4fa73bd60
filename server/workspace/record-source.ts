import type { FastifyReply, FastifyRequest } from "fastify";

/** A record by its id, or by the one that other programs know it by. */
export type SoughtRecord =
  | ({ kind: "instance"; objectTypeId: string } & ({ id: string } | { externalId: string }))
  | ({ kind: "contact" } & ({ id: string } | { externalId: string }))
  | { kind: "conversation"; id: string };

/** Where records can be asked for of which this database holds a copy. A workspace that is its own record has none. */
export interface RecordSource {
  /**
   * Bring the copy of a record up to date, one that is not there yet included. Throws an `ApiError` where the vendor
   * can't tell; that it has no such record is no failure.
   */
  refresh(sought: SoughtRecord): Promise<void>;
  /** How long ago the vendor had a record as the copy has it, in seconds; undefined where nobody knows. */
  ageSeconds(kind: SoughtRecord["kind"], id: string): Promise<number | undefined>;
}

interface Asked<Row> {
  source: RecordSource | undefined;
  sought: SoughtRecord;
  /** Undefined where the copy has no such record. */
  read: () => Promise<Row | undefined>;
}

/**
 * Read a record for one who asks by HTTP. Where the database holds a copy its age goes along; the vendor is asked first
 * where the request says `no-cache`, and always before a record counts as missing.
 */
export async function readWithAge<Row extends { id: string }>(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { source, sought, read }: Asked<Row>,
): Promise<Row | undefined> {
  if (!source) return read();
  const wantsNews = /\bno-cache\b/i.test(request.headers["cache-control"] ?? "");
  if (wantsNews) await source.refresh(sought);
  let row = await read();
  if (!row && !wantsNews) {
    await source.refresh(sought);
    row = await read();
  }
  const age = row && (await source.ageSeconds(sought.kind, row.id));
  if (age !== undefined) reply.header("age", String(age));
  return row;
}
