import { useMantineColorScheme, useComputedColorScheme } from "@mantine/core";
import { useMemo, useState } from "react";
import type { SearchGroup } from "../../../contract/everywhere-search.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { actionEntries, matchingEntries, namedGroup, pageEntries } from "./commands.tsx";
import { foundGroups } from "./found-groups.tsx";
import type { PaletteGroup } from "./palette-entry.ts";
import { recentEntries } from "./recent-entries.tsx";
import { readRecentRecords, recentHref, recordInView } from "./recent-records.ts";

const pagesShown = 4;

/** What the palette lists: without a text what was open lately, pages and actions; else what the text finds among all there is. */
export function usePaletteGroups(
  q: string,
  found: { q: string; groups: readonly SearchGroup[] } | undefined,
): PaletteGroup[] {
  const schema = useSchema();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme("light") === "dark";
  const [inView] = useState(recordInView);
  const [recent] = useState(() =>
    readRecentRecords().filter((each) => !inView || recentHref(each) !== recentHref(inView)),
  );
  // The same as long as the answer is, so that typing on draws none of its lines again.
  const records = useMemo(
    () => (found ? foundGroups(found.groups, schema, found.q) : []),
    [found, schema],
  );
  const pages = pageEntries(schema);
  const actions = actionEntries(schema, inView, {
    isDark,
    toggle: () => setColorScheme(isDark ? "light" : "dark"),
  });
  if (q === "") {
    return [
      ...namedGroup("Opened lately", recentEntries(recent, schema)),
      ...namedGroup("Pages", pages),
      ...namedGroup("Actions", actions),
    ];
  }
  const isExact = records[0]?.entries.some((entry) => entry.isExact) === true;
  const named = [
    ...namedGroup("Pages", matchingEntries(pages, q).slice(0, pagesShown)),
    ...namedGroup("Actions", matchingEntries(actions, q).slice(0, pagesShown)),
  ];
  return isExact ? [...records, ...named] : [...named, ...records];
}
