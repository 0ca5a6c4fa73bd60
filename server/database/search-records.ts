import type { Queries } from "./database.ts";
import { listedTexts } from "./json-path.ts";
import { preparedQuery } from "./prepared-query.ts";
import { memberTexts, type Findable } from "./search-document.ts";
import { theWorkspaceId as workspace } from "./tables.ts";

/** A record that is to be found, and where the search index has it. */
export interface FoundRecord extends Findable {
  seq: number;
  groupNumber: number;
  /** Null where it is not in the index yet. */
  heldNumber: number | null;
  /** Never found: a contact that was merged into another. */
  isHidden: boolean;
}

type Kind = "contact" | "conversation" | "instance";

/** Those of the records of a kind that are there. */
export async function readFindable(
  db: Queries,
  kind: Kind,
  ids: readonly string[],
): Promise<FoundRecord[]> {
  const list = JSON.stringify(ids);
  const unread = await readTimes(db, kind);
  switch (kind) {
    case "instance":
      return (await readInstances(db, { list })).map((row) => {
        const read = placeOf(row);
        return {
          ...read,
          title: read.attributes.get(row.title_attribute ?? "") || row.external_id || row.id,
          fields: [],
          unread: unread.get(row.object_type_id) ?? none,
          isHidden: false,
        };
      });
    case "contact":
      return (await readContacts(db, { list })).map((row) => ({
        ...placeOf(row),
        title: row.name || row.email || row.external_id || row.id,
        fields: [row.name, row.email, row.phone],
        unread: unread.get("") ?? none,
        isHidden: row.merged_into !== null,
      }));
    case "conversation":
      return (await readConversations(db, { list })).map((row) => ({
        ...placeOf({ ...row, external_id: null }),
        title: row.title || row.source_text || row.id,
        fields: [row.title, row.source_text],
        unread: unread.get("") ?? none,
        isHidden: false,
      }));
  }
}

const none: ReadonlySet<string> = new Set();

function placeOf(row: {
  id: string;
  seq: number;
  external_id: string | null;
  custom_attributes: string;
  group_number: number;
  held_number: number | null;
}) {
  return {
    id: row.id,
    seq: row.seq,
    externalId: row.external_id,
    attributes: memberTexts(row.custom_attributes),
    groupNumber: row.group_number,
    heldNumber: row.held_number,
  };
}

/** The names of attributes that hold times, by object type. */
async function readTimes(db: Queries, kind: Kind): Promise<Map<string, Set<string>>> {
  const names = new Map<string, Set<string>>();
  for (const { object_type_id, name } of await readTimeAttributes(db, { kind })) {
    const type = object_type_id ?? "";
    names.set(type, (names.get(type) ?? new Set()).add(name));
  }
  return names;
}

const readTimeAttributes = preparedQuery((db, { kind }: { kind: Kind }) =>
  db
    .selectFrom("attributes")
    .select(["object_type_id", "name"])
    .where("workspace_id", "=", workspace)
    .where("owner_kind", "=", kind)
    .where("data_type", "=", "datetime"),
);

const readInstances = preparedQuery((db, { list }: { list: string }, dialect) =>
  db
    .selectFrom("instances as record")
    .innerJoin("object_types", (join) =>
      join
        .onRef("object_types.workspace_id", "=", "record.workspace_id")
        .onRef("object_types.id", "=", "record.object_type_id"),
    )
    .innerJoin("search_groups", (join) =>
      join
        .onRef("search_groups.workspace_id", "=", "record.workspace_id")
        .on("search_groups.kind", "=", "instance")
        .onRef("search_groups.type", "=", "record.object_type_id"),
    )
    .leftJoin("search_texts", (join) =>
      join
        .onRef("search_texts.group_number", "=", "search_groups.number")
        .onRef("search_texts.id", "=", "record.id"),
    )
    .select(["record.id", "record.seq", "record.object_type_id", "record.external_id"])
    .select(["record.custom_attributes", "object_types.title_attribute"])
    .select(["search_groups.number as group_number", "search_texts.number as held_number"])
    .where("record.workspace_id", "=", workspace)
    .where("record.id", "in", listedTexts(dialect, list)),
);

const readContacts = preparedQuery((db, { list }: { list: string }, dialect) =>
  db
    .selectFrom("contacts as record")
    .innerJoin("search_groups", (join) =>
      join
        .onRef("search_groups.workspace_id", "=", "record.workspace_id")
        .on("search_groups.kind", "=", "contact"),
    )
    .leftJoin("search_texts", (join) =>
      join
        .onRef("search_texts.group_number", "=", "search_groups.number")
        .onRef("search_texts.id", "=", "record.id"),
    )
    .select(["record.id", "record.seq", "record.external_id", "record.name", "record.email"])
    .select(["record.phone", "record.custom_attributes", "record.merged_into"])
    .select(["search_groups.number as group_number", "search_texts.number as held_number"])
    .where("record.workspace_id", "=", workspace)
    .where("record.id", "in", listedTexts(dialect, list)),
);

const readConversations = preparedQuery((db, { list }: { list: string }, dialect) =>
  db
    .selectFrom("conversations as record")
    .innerJoin("search_groups", (join) =>
      join
        .onRef("search_groups.workspace_id", "=", "record.workspace_id")
        .on("search_groups.kind", "=", "conversation"),
    )
    .leftJoin("search_texts", (join) =>
      join
        .onRef("search_texts.group_number", "=", "search_groups.number")
        .onRef("search_texts.id", "=", "record.id"),
    )
    .select(["record.id", "record.seq", "record.title", "record.source_text"])
    .select("record.custom_attributes")
    .select(["search_groups.number as group_number", "search_texts.number as held_number"])
    .where("record.workspace_id", "=", workspace)
    .where("record.id", "in", listedTexts(dialect, list)),
);
