interface Entry {
  id: string;
  external_id: string | null;
  custom_attributes: string;
}

interface Indexed {
  id: string;
  text: string;
}

/** Runs a query on the database of a server that runs beside. */
export type RunQuery = <Row>(sql: string) => Promise<Row[]>;

/**
 * Where the search index of instances with whole numbers and plain texts is not what the instances hold, both ways: what is
 * missing, what is of another value, and what is of nothing any more.
 */
export async function indexFaults(run: RunQuery): Promise<string[]> {
  const entries = await run<Entry>("select id, external_id, custom_attributes from instances");
  const indexed = await run<Indexed>(`select search_texts.id, text from search_texts
    join search_groups on search_groups.number = search_texts.group_number where kind = 'instance'`);
  const waiting = await run<{ id: string }>("select id from search_changes");
  const texts = new Map(indexed.map(({ id, text }) => [id, text]));
  const wrong = entries.filter((entry) => texts.get(entry.id) !== expectedText(entry));
  const ids = new Set(entries.map(({ id }) => id));
  return [
    ...wrong.map(({ id }) => `${id} is held as ${texts.get(id)}`),
    ...indexed.filter(({ id }) => !ids.has(id)).map(({ id }) => `${id} is gone and still found`),
    ...waiting.map(({ id }) => `${id} waits to be found`),
    ...(indexed.length === texts.size ? [] : ["an instance is held twice"]),
  ];
}

function expectedText({ id, external_id, custom_attributes }: Entry): string {
  const values = Object.values(JSON.parse(custom_attributes) as Record<string, unknown>);
  const texts = values.filter((value) => typeof value === "string" || typeof value === "number");
  return [...new Set([id, external_id ?? id, ...texts.map(String)])].join("\n").toLowerCase();
}
