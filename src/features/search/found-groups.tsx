import { IconAddressBook, IconArrowRight, IconMessages } from "@tabler/icons-react";
import { defaultStringifySearch } from "@tanstack/react-router";
import type { SearchGroup, SearchHit } from "../../../contract/everywhere-search.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { formatCount } from "../../lib/format.ts";
import { ObjectTypeIcon } from "../../workspace/object-type-icon.tsx";
import { findObjectType } from "../../workspace/schema-query.ts";
import { plainEntry, type PaletteEntry, type PaletteGroup } from "./palette-entry.ts";

/** What the server found, each kind with a way to all of it; the kind with an exact id comes first. */
export function foundGroups(
  groups: readonly SearchGroup[],
  schema: WorkspaceSchema,
  q: string,
): PaletteGroup[] {
  const found = groups.flatMap((group) => foundGroup(group, schema, q));
  const isExact = ({ entries }: PaletteGroup) => entries.some((entry) => entry.isExact);
  return [...found.filter(isExact), ...found.filter((group) => !isExact(group))];
}

function foundGroup(group: SearchGroup, schema: WorkspaceSchema, q: string): PaletteGroup[] {
  const place = placeOf(group, schema);
  if (!place) return [];
  const { key, label, href, icon } = place;
  const entries = group.hits.map((hit) => foundEntry(hit, `${key}/${hit.id}`, href, icon));
  const total = formatCount(group.total);
  return [
    {
      key,
      label: `${label} · ${group.total_is_exact ? total : `${total}+`}`,
      entries:
        group.total > group.hits.length || !group.total_is_exact
          ? [...entries, seeAll(key, href, q, group, label)]
          : entries,
    },
  ];
}

function placeOf({ kind, object_type_id }: SearchGroup, schema: WorkspaceSchema) {
  switch (kind) {
    case "contact":
      return place("contact", "Contacts", "/contacts", <IconAddressBook size={16} stroke={1.5} />);
    case "conversation":
      return place(
        "conversation",
        "Conversations",
        "/conversations",
        <IconMessages size={16} stroke={1.5} />,
      );
    case "instance": {
      const type = findObjectType(schema, object_type_id ?? "");
      if (!type) return undefined;
      const href = `/objects/${encodeURIComponent(type.id)}`;
      return place(`type ${type.id}`, type.label_plural, href, <ObjectTypeIcon name={type.icon} />);
    }
  }
}

function place(key: string, label: string, href: string, icon: React.ReactNode) {
  return { key, label, href, icon };
}

function foundEntry(
  hit: SearchHit,
  key: string,
  listHref: string,
  icon: React.ReactNode,
): PaletteEntry {
  return {
    key,
    icon,
    title: hit.title,
    titleMarks: hit.title_marks,
    subtitle: hit.subtitle,
    match: hit.match,
    isExact: hit.is_exact,
    act: { href: `${listHref}/${encodeURIComponent(hit.id)}` },
  };
}

function seeAll(
  key: string,
  href: string,
  q: string,
  { total, total_is_exact }: SearchGroup,
  label: string,
): PaletteEntry {
  const count = formatCount(total);
  return plainEntry({
    key: `${key} all`,
    icon: <IconArrowRight size={16} stroke={1.5} />,
    title: total_is_exact ? `See all ${count}` : `See all, more than ${count}`,
    subtitle: label,
    act: { href: `${href}${defaultStringifySearch({ q })}` },
  });
}
