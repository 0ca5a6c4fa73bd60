import { sql } from "kysely";
import type { Queries } from "./database.ts";
import { listedNumbers } from "./json-path.ts";
import { dialectOf, preparedQuery } from "./prepared-query.ts";
import { searchDocument } from "./search-document.ts";
import { readFindable, type FoundRecord } from "./search-records.ts";
import { theWorkspaceId as workspace, type SearchTextsTable } from "./tables.ts";

/** A group has so many numbers: more than any sequence of ids will give out, and few enough for 2 million groups below 2^53. */
export const numbersPerGroup = 2 ** 32;

const changesPerRound = 1000;

/**
 * Bring the search index up to the records that were written, in the transaction that wrote them: triggers note which.
 * Does a part of them; answers whether there may be more.
 */
export async function indexChanges(db: Queries): Promise<boolean> {
  const changes = await readChanges(db, {});
  if (changes.length === 0) return false;
  const records: FoundRecord[] = [];
  for (const kind of ["instance", "contact", "conversation"] as const) {
    const ids = changes.filter((change) => change.kind === kind).map(({ id }) => id);
    if (ids.length > 0) records.push(...(await readFindable(db, kind, [...new Set(ids)])));
  }
  const hidden = records.filter(({ isHidden, heldNumber }) => isHidden && heldNumber !== null);
  if (hidden.length > 0)
    await removeTexts(db, { numbers: JSON.stringify(hidden.map(({ heldNumber }) => heldNumber)) });
  const rows = await numbered(
    db,
    records.filter(({ isHidden }) => !isHidden),
  );
  if (rows.length > 0) await writeTexts(db, rows);
  await removeChanges(db, { numbers: JSON.stringify(changes.map(({ number }) => number)) });
  return changes.length === changesPerRound;
}

/** The rows of records, in the order of their numbers: the trigram index takes them in that order best. */
async function numbered(db: Queries, records: FoundRecord[]): Promise<unknown[][]> {
  const fresh = records.filter(({ heldNumber }) => heldNumber === null);
  const taken = await takenNumbers(db, fresh);
  const rows = records.map((record): SearchTextsTable => {
    let number = record.heldNumber ?? placeOf(record);
    if (record.heldNumber === null) {
      // Two records have one place in the order only where a file that was restored says so.
      while (taken.has(number)) number++;
      taken.add(number);
    }
    const { groupNumber: group_number } = record;
    return { number, workspace_id: workspace, group_number, ...searchDocument(record) };
  });
  return rows
    .sort((one, other) => one.number - other.number)
    .map(({ number, workspace_id, group_number, id, external_id, title, text }) => [
      number,
      workspace_id,
      group_number,
      id,
      external_id,
      title,
      text,
    ]);
}

function placeOf({ groupNumber, seq }: FoundRecord): number {
  return groupNumber * numbersPerGroup + seq;
}

async function takenNumbers(db: Queries, fresh: FoundRecord[]): Promise<Set<number>> {
  if (fresh.length === 0) return new Set();
  const rows = await findNumbers(db, { numbers: JSON.stringify(fresh.map(placeOf)) });
  return new Set(rows.map(({ number }) => number));
}

/** Skips what another connection is at. */
const readChanges = preparedQuery((db, _none: object, dialect) =>
  db
    .selectFrom("search_changes")
    .select(["number", "kind", "id"])
    .where("workspace_id", "=", workspace)
    .orderBy("number")
    .limit(sql.lit(changesPerRound))
    .$if(dialect === "postgres", (query) => query.forUpdate().skipLocked()),
);

const removeChanges = preparedQuery((db, { numbers }: { numbers: string }, dialect) =>
  db.deleteFrom("search_changes").where("number", "in", listedNumbers(dialect, numbers)),
);

const removeTexts = preparedQuery((db, { numbers }: { numbers: string }, dialect) =>
  db.deleteFrom("search_texts").where("number", "in", listedNumbers(dialect, numbers)),
);

const findNumbers = preparedQuery((db, { numbers }: { numbers: string }, dialect) =>
  db
    .selectFrom("search_texts")
    .select("number")
    .where("number", "in", listedNumbers(dialect, numbers)),
);

async function writeTexts(db: Queries, rows: unknown[][]): Promise<void> {
  const isSqlite = dialectOf(db) === "sqlite";
  const json = JSON.stringify(rows);
  const list = isSqlite
    ? sql`json_each(${json}) where true`
    : sql`json_array_elements(${json}::json)`;
  const text = (place: number) => sql`value ->> ${sql.lit(place)}`;
  const whole = (place: number) => (isSqlite ? text(place) : sql`(${text(place)})::bigint`);
  await sql`
    insert into search_texts (number, workspace_id, group_number, id, external_id, title, text)
    select ${sql.join([whole(0), text(1), whole(2), text(3), text(4), text(5), text(6)])} from ${list}
    on conflict (number) do update
      set external_id = excluded.external_id, title = excluded.title, text = excluded.text
      where search_texts.external_id is distinct from excluded.external_id
        or search_texts.title <> excluded.title or search_texts.text <> excluded.text`.execute(db);
}
