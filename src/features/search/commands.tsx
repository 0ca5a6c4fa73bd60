import {
  IconAddressBook,
  IconChecklist,
  IconLayoutDashboard,
  IconMessages,
  IconMoon,
  IconPlugConnected,
  IconPlus,
  IconSettings,
  IconSitemap,
  IconSun,
  IconTopologyRing,
} from "@tabler/icons-react";
import { defaultStringifySearch } from "@tanstack/react-router";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { ObjectTypeIcon } from "../../workspace/object-type-icon.tsx";
import { plainEntry, type PaletteEntry, type PaletteGroup } from "./palette-entry.ts";
import type { RecentRecord } from "./recent-records.ts";

const icon = { size: 16, stroke: 1.5 } as const;

const pages = [
  { title: "Overview", href: "/", icon: <IconLayoutDashboard {...icon} /> },
  { title: "Contacts", href: "/contacts", icon: <IconAddressBook {...icon} /> },
  { title: "Conversations", href: "/conversations", icon: <IconMessages {...icon} /> },
  { title: "Associations", href: "/associations", icon: <IconSitemap {...icon} /> },
  { title: "Checks", href: "/checks", icon: <IconChecklist {...icon} /> },
  { title: "Object types", href: "/settings/objects", icon: <IconSettings {...icon} /> },
  { title: "Schema map", href: "/settings/objects/map", icon: <IconTopologyRing {...icon} /> },
  { title: "Contact attributes", href: "/settings/contacts", icon: <IconSettings {...icon} /> },
  {
    title: "Conversation attributes",
    href: "/settings/conversations",
    icon: <IconSettings {...icon} />,
  },
  { title: "Connection", href: "/settings/connection", icon: <IconPlugConnected {...icon} /> },
];

/** Every page that has one address, and the list of each type. */
export function pageEntries(schema: WorkspaceSchema): PaletteEntry[] {
  const types = schema.object_types.filter(({ archived }) => !archived);
  const lists = types.map(({ id, label_plural, icon: name }) => ({
    title: label_plural,
    href: `/objects/${encodeURIComponent(id)}`,
    icon: <ObjectTypeIcon name={name} />,
  }));
  return [...pages.slice(0, 1), ...lists, ...pages.slice(1)].map((page) =>
    plainEntry({ key: `page ${page.href}`, ...page, act: { href: page.href } }),
  );
}

/** What can be done from anywhere, and about the record in view. */
export function actionEntries(
  schema: WorkspaceSchema,
  inView: RecentRecord | undefined,
  scheme: { isDark: boolean; toggle: () => void },
): PaletteEntry[] {
  const types = schema.object_types.filter(({ archived }) => !archived);
  return [
    ...(inView
      ? [
          plainEntry({
            key: "action associations",
            icon: <IconSitemap {...icon} />,
            title: "See associations of the record in view",
            subtitle: inView.title,
            act: {
              href: `/associations${defaultStringifySearch({ focus: `${inView.kind}:${inView.id}` })}`,
            },
          }),
        ]
      : []),
    ...types.map(({ id, label }) =>
      plainEntry({
        key: `action new ${id}`,
        icon: <IconPlus {...icon} />,
        title: `New ${label.toLowerCase()}…`,
        act: { href: `/objects/${encodeURIComponent(id)}/new` },
      }),
    ),
    plainEntry({
      key: "action new type",
      icon: <IconPlus {...icon} />,
      title: "New object type…",
      act: { href: "/settings/objects/new" },
    }),
    plainEntry({
      key: "action theme",
      icon: scheme.isDark ? <IconSun {...icon} /> : <IconMoon {...icon} />,
      title: scheme.isDark ? "Switch to light mode" : "Switch to dark mode",
      act: { run: scheme.toggle },
    }),
  ];
}

/** Those whose names hold every word that was typed. */
export function matchingEntries(entries: PaletteEntry[], q: string): PaletteEntry[] {
  const words = q.toLowerCase().split(/\s+/u).filter(Boolean);
  return entries.flatMap((entry) => {
    const title = entry.title.toLowerCase();
    const starts = words.map((word) => startOfWord(title, word));
    if (starts.includes(-1)) return [];
    const titleMarks = words
      .map((word, index) => ({
        start: starts[index] ?? 0,
        end: (starts[index] ?? 0) + word.length,
      }))
      .toSorted((one, other) => one.start - other.start)
      .filter((mark, index, marks) => index === 0 || mark.start >= (marks[index - 1]?.end ?? 0));
    return [{ ...entry, titleMarks }];
  });
}

/** A name is known by how its words begin: `or` means Orders, not Authors. */
function startOfWord(title: string, word: string): number {
  if (title.startsWith(word)) return 0;
  const at = title.indexOf(` ${word}`);
  return at === -1 ? -1 : at + 1;
}

export function namedGroup(label: string, entries: PaletteEntry[]): PaletteGroup[] {
  return entries.length === 0 ? [] : [{ key: label, label, entries }];
}
