import { IconAddressBook, IconMessages } from "@tabler/icons-react";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { ObjectTypeIcon } from "../../workspace/object-type-icon.tsx";
import { findObjectType } from "../../workspace/schema-query.ts";
import { plainEntry, type PaletteEntry } from "./palette-entry.ts";
import { recentHref, type RecentRecord } from "./recent-records.ts";

export function recentEntries(
  records: readonly RecentRecord[],
  schema: WorkspaceSchema,
): PaletteEntry[] {
  return records.flatMap((record) => {
    const noun = nounOf(record, schema);
    if (!noun) return [];
    return [
      plainEntry({
        key: `recent ${recentHref(record)}`,
        icon: noun.icon,
        title: record.title,
        subtitle: noun.label,
        act: { href: recentHref(record) },
      }),
    ];
  });
}

/** Undefined where the type is archived by now. */
function nounOf({ kind, type }: RecentRecord, schema: WorkspaceSchema) {
  if (kind === "contact")
    return { label: "Contact", icon: <IconAddressBook size={16} stroke={1.5} /> };
  if (kind === "conversation")
    return { label: "Conversation", icon: <IconMessages size={16} stroke={1.5} /> };
  const objectType = findObjectType(schema, type);
  return objectType && { label: objectType.label, icon: <ObjectTypeIcon name={objectType.icon} /> };
}
