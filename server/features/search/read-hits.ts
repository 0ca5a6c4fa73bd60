import { sql, type RawBuilder } from "kysely";
import type { SearchGroup, SearchHit } from "../../../contract/everywhere-search.ts";
import type { Queries } from "../../database/database.ts";
import { listedNumbers } from "../../database/json-path.ts";
import { dialectOf } from "../../database/prepared-query.ts";
import { memberTexts } from "../../database/search-document.ts";
import type { SearchedRecords } from "../../workspace/holds-text.ts";
import { contactTitle, conversationTitle, instanceTitle } from "../../workspace/record-titles.ts";
import { liveAttributes, type Schema } from "../../workspace/schema.ts";
import type { SoughtText } from "../../workspace/sought-text.ts";
import { hitOf, type SeenRecord } from "./hit-of.ts";

export interface FoundGroup extends SearchedRecords {
  /** The records' numbers in the index, in the order they are shown. */
  numbers: number[];
}

type Told = Pick<SearchGroup, "kind" | "object_type_id" | "hits">;

/** What is shown of the records that were found, one query for each kind. */
export async function readHits(
  db: Queries,
  schema: Schema,
  groups: readonly FoundGroup[],
  sought: SoughtText,
): Promise<Told[]> {
  const records = new Map<number, Row>();
  for (const kind of ["instance", "contact", "conversation"] as const) {
    const numbers = groups.filter((group) => group.kind === kind).flatMap((group) => group.numbers);
    if (numbers.length === 0) continue;
    for (const row of await readRows(db, kind, numbers)) records.set(row.number, row);
  }
  return groups.map((group) => ({
    kind: group.kind,
    object_type_id: group.kind === "instance" ? group.type : null,
    hits: group.numbers.flatMap((number): SearchHit[] => {
      const row = records.get(number);
      return row ? [hitOf(seenRecord(row, group, schema), sought)] : [];
    }),
  }));
}

interface Row {
  number: number;
  id: string;
  external_id: string | null;
  custom_attributes: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  title: string | null;
  source_text: string;
}

const nothing = sql<null>`null`;
const columnsOf: Record<SearchedRecords["kind"], Record<string, RawBuilder<unknown>>> = {
  instance: { external_id: sql`record.external_id` },
  contact: {
    external_id: sql`record.external_id`,
    name: sql`record.name`,
    email: sql`record.email`,
    phone: sql`record.phone`,
  },
  conversation: { title: sql`record.title`, source_text: sql`record.source_text` },
};
const tables = { instance: "instances", contact: "contacts", conversation: "conversations" };

async function readRows(
  db: Queries,
  kind: SearchedRecords["kind"],
  numbers: number[],
): Promise<Row[]> {
  const names = ["external_id", "name", "email", "phone", "title", "source_text"];
  const own = names.map((name) => sql`${columnsOf[kind][name] ?? nothing} as ${sql.ref(name)}`);
  const { rows } = await sql<Row>`
    select search_texts.number, record.id, record.custom_attributes, ${sql.join(own)}
    from search_texts join ${sql.table(tables[kind])} as record
      on record.workspace_id = search_texts.workspace_id and record.id = search_texts.id
    where search_texts.number in ${listedNumbers(dialectOf(db), JSON.stringify(numbers))}`.execute(
    db,
  );
  return rows;
}

function seenRecord(row: Row, group: FoundGroup, schema: Schema): SeenRecord {
  const values = memberTexts(row.custom_attributes);
  const attributes = liveAttributes(group.attributes).flatMap(({ name, label, data_type }) => {
    const text = values.get(name);
    return text === undefined || data_type === "datetime" ? [] : [{ label, text }];
  });
  const field = (label: string, text: string | null) => (text ? [{ label, text }] : []);
  const ids = [...field("External id", row.external_id), { label: "Id", text: row.id }];
  const place = { id: row.id, externalId: row.external_id, ids };
  switch (group.kind) {
    case "instance": {
      const title = instanceTitle(row.id, row, schema.objectTypes.get(group.type));
      return { ...place, title, subtitle: row.external_id, fields: attributes };
    }
    case "contact": {
      const own = [
        ...field("Name", row.name),
        ...field("Email", row.email),
        ...field("Phone", row.phone),
      ];
      const fields = [...own, ...attributes];
      return { ...place, title: contactTitle(row.id, row), subtitle: row.email, fields };
    }
    case "conversation": {
      const excerpt = row.source_text.slice(0, 140).toWellFormed();
      const own = [...field("Title", row.title), ...field("Opening message", row.source_text)];
      const fields = [...own, ...attributes];
      const title = conversationTitle(row.id, { title: row.title, excerpt });
      return { ...place, title, subtitle: row.title ? excerpt : null, fields };
    }
  }
}
