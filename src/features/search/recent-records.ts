import type { AnyRouter } from "@tanstack/react-router";
import * as z from "zod/mini";

const storageKey = "objectory-recent-records";
const kept = 8;

const recentSchema = z.object({
  kind: z.enum(["instance", "contact", "conversation"]),
  /** The object type of an instance, else empty. */
  type: z.string(),
  id: z.string(),
  title: z.string(),
});
/** A record whose page was open in this browser. */
export type RecentRecord = z.infer<typeof recentSchema>;

/** The latest first. */
export function readRecentRecords(): RecentRecord[] {
  try {
    const parsed = z
      .array(recentSchema)
      .safeParse(JSON.parse(localStorage.getItem(storageKey) ?? "[]"));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** The record whose page is open, by the name it has there. */
export function recordInView(): RecentRecord | undefined {
  const [, list = "", first = "", second = "", more] = location.pathname.split("/");
  if (more !== undefined) return undefined;
  const title = document.title.replace(/ · Objectory$/, "");
  // Until a page is loaded it has no name of its own, and one that failed never gets one.
  if (document.querySelector("main [role=alert]") !== null) return undefined;
  if (list === "objects" && second !== "" && second !== "new")
    return {
      kind: "instance",
      type: decodeURIComponent(first),
      id: decodeURIComponent(second),
      title,
    };
  if (second !== "" || first === "") return undefined;
  const id = decodeURIComponent(first);
  if (list === "contacts") return { kind: "contact", type: "", id, title };
  if (list === "conversations") return { kind: "conversation", type: "", id, title };
  return undefined;
}

export function recentHref({ kind, type, id }: RecentRecord): string {
  const place = kind === "instance" ? `objects/${encodeURIComponent(type)}` : `${kind}s`;
  return `/${place}/${encodeURIComponent(id)}`;
}

/** Remember each record as its page is left: by then the page says the record's name. */
export function watchRecentRecords(router: AnyRouter): void {
  router.subscribe("onBeforeNavigate", remember);
  window.addEventListener("pagehide", remember);
}

function remember(): void {
  const record = recordInView();
  if (!record || record.title === "" || record.title === "Objectory") return;
  const others = readRecentRecords().filter((each) => recentHref(each) !== recentHref(record));
  try {
    localStorage.setItem(storageKey, JSON.stringify([record, ...others].slice(0, kept)));
  } catch {
    // A browser that keeps nothing has no recent records.
  }
}
