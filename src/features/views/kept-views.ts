import { useSyncExternalStore } from "react";
import type { View } from "../../../contract/views.ts";

/** What the navigation shows of a view, known before the views themselves are. */
export interface KeptView {
  id: string;
  type: string;
  name: string;
  isPinned: boolean;
}

type Named = Pick<View, "id" | "object_type_id" | "name">;

const key = "objectory-views";
/** Of each type, beside the pinned ones. */
const mostRecent = 3;
const listeners = new Set<() => void>();
let kept: KeptView[] | undefined;

/** The views that this browser pinned and those it used last, newest first; the pinned ones in the order they were pinned. */
export function useKeptViews(): KeptView[] {
  return useSyncExternalStore(subscribe, readKept);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("storage", readAnew);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("storage", readAnew);
  };
}

/** Another tab has kept something else. */
function readAnew(event: StorageEvent): void {
  if (event.key !== key) return;
  kept = undefined;
  for (const listener of listeners) listener();
}

function readKept(): KeptView[] {
  kept ??= parseKept(localStorage.getItem(key));
  return kept;
}

function parseKept(text: string | null): KeptView[] {
  try {
    const list: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(list) ? list.filter(isKeptView) : [];
  } catch {
    return [];
  }
}

function isKeptView(value: Partial<KeptView> | null): value is KeptView {
  return (
    typeof value?.id === "string" &&
    typeof value.type === "string" &&
    typeof value.name === "string" &&
    typeof value.isPinned === "boolean"
  );
}

function keep(views: KeptView[]): void {
  const text = JSON.stringify(views);
  if (text === JSON.stringify(readKept())) return;
  kept = views;
  localStorage.setItem(key, text);
  for (const listener of listeners) listener();
}

/** A view is in use: it is among the recent ones, where it stays put while it is there already. */
export function keepRecent({ id, object_type_id: type, name }: Named): void {
  const all = readKept();
  if (all.some((view) => view.id === id)) return;
  const isOld = (view: KeptView) => view.type === type && !view.isPinned;
  const recent = [{ id, type, name, isPinned: false }, ...all.filter(isOld)].slice(0, mostRecent);
  keep([...recent, ...all.filter((view) => !isOld(view))]);
}

export function pin(view: Named, isPinned: boolean): void {
  const { id, object_type_id: type, name } = view;
  const others = readKept().filter((known) => known.id !== id);
  keep(isPinned ? [...others, { id, type, name, isPinned }] : others);
  if (!isPinned) keepRecent(view);
}

/** Names change, and views are deleted. */
export function keepInStep(views: View[]): void {
  keep(
    readKept().flatMap((known) => {
      const view = views.find(({ id }) => id === known.id);
      return view ? [{ ...known, name: view.name }] : [];
    }),
  );
}
