import type { InstanceGroup } from "../../../../contract/instance-groups.ts";
import { readJson } from "../../../components/data-table/table-layout.ts";

type Value = InstanceGroup["value"];

/** A group that is open, and how many pages of its rows are there. */
export interface OpenGroup {
  value: Value;
  pages: number;
}

/** So many rows come at once. */
export const groupPageSize = 50;
/** More rows are for a list of their own. */
export const mostGroupPages = 10;

/** The groups that are open as an address has them: a value each, or a value and its pages. What makes no sense is left out. */
export function readOpenGroups(text: string | undefined): OpenGroup[] {
  const json = readJson(text);
  if (!Array.isArray(json)) return [];
  return json.flatMap((entry: unknown) => {
    const [value, pages] = Array.isArray(entry) ? (entry as unknown[]) : [entry, 1];
    return isValue(value) && isPages(pages) ? { value, pages } : [];
  });
}

/** Undefined where none is open. */
export function writeOpenGroups(open: readonly OpenGroup[]): string | undefined {
  if (open.length === 0) return undefined;
  return JSON.stringify(open.map(({ value, pages }) => (pages === 1 ? value : [value, pages])));
}

function isValue(value: unknown): value is Value {
  return value === null || typeof value === "string" || typeof value === "boolean";
}

function isPages(pages: unknown): pages is number {
  return (
    typeof pages === "number" && Number.isInteger(pages) && pages >= 1 && pages <= mostGroupPages
  );
}
