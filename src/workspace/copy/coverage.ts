import type { OwnerKind } from "../../../contract/attributes.ts";
import type { ConnectionProblem } from "../../../contract/connection.ts";
import type { SyncList, SyncState } from "../../../contract/sync.ts";

/** What of the copy a page depends on: one list, or everything. */
export interface CopiedPart {
  kind?: OwnerKind | undefined;
  /** For the instances of one type. */
  objectTypeId?: string | undefined;
  /** What the records are called, in the plural. */
  noun: string;
}

/** How much of one or more lists is copied, and as of when. */
export interface Coverage {
  held: number;
  /** Null before the vendor told how many there are. */
  total: number | null;
  /** How far the sweep under way is, from 0 to 1; undefined where none is, or it can't be told. */
  progress: number | undefined;
  isReading: boolean;
  /** The oldest of the lists is whole as of this moment; null before the first sweep of each has ended. */
  completeFrom: number | null;
  problem: ConnectionProblem | null;
}

/** Undefined where the copy has no such list. */
export function coverageOf(state: SyncState, part: CopiedPart): Coverage | undefined {
  const lists = state.lists.filter((list) => isOf(list, part));
  if (lists.length === 0) return undefined;
  const totals = lists.map(({ total }) => total);
  const froms = lists.map(({ complete_from }) => complete_from);
  const reading = lists.filter((list) => list.state === "reading" || list.state === "verifying");
  return {
    held: sum(lists.map(({ held }) => held)),
    total: totals.includes(null) ? null : sum(totals.map((total) => total ?? 0)),
    progress: progressOf(reading),
    isReading: reading.length > 0,
    completeFrom: froms.includes(null) ? null : Math.min(...froms.map((from) => from ?? 0)),
    problem: state.problem ?? lists.find(({ problem }) => problem)?.problem ?? null,
  };
}

function isOf(list: SyncList, { kind, objectTypeId }: CopiedPart): boolean {
  if (kind === undefined) return true;
  return list.kind === kind && (objectTypeId === undefined || list.object_type_id === objectTypeId);
}

/** How far the sweeps of some lists are. */
function progressOf(lists: SyncList[]): number | undefined {
  const total = sum(lists.map((list) => list.total ?? 0));
  if (total === 0 || lists.some((list) => list.total === null)) return undefined;
  return Math.min(1, sum(lists.map(({ seen }) => seen)) / total);
}

/** A whole number of percent, never 100 before all is there. */
export function percent(part: number, total: number): number {
  return total === 0 ? 100 : Math.min(part < total ? 99 : 100, Math.floor((100 * part) / total));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
