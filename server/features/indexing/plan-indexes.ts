import type { AttributeIndexRow } from "./store.ts";

/** "Often" is so many times; an index is kept until nobody has asked for so long. */
const oftenUses = 10;
const unusedSeconds = 30 * 86_400;
/** Each index makes every write of the type a little slower. */
const mostIndexesPerType = 6;
/** Below this a look at each instance takes a few milliseconds. */
const fewInstances = 5000;

/** An attribute that is used, as things stand now. */
export interface IndexCandidate {
  row: AttributeIndexRow;
  /** What its index would hold; undefined where it can have none, or is no attribute any more. */
  definition: string | undefined;
  /** How many instances its type has. */
  instances: number;
}

export interface IndexPlan {
  make: AttributeIndexRow[];
  drop: AttributeIndexRow[];
}

/** What is to be made and dropped for the attributes that are used most to have an index, and no others. */
export function planIndexes(candidates: readonly IndexCandidate[], now: number): IndexPlan {
  const wanted = new Set(
    Object.values(Object.groupBy(candidates, ({ row }) => row.object_type_id)).flatMap(
      (ofType = []) =>
        ofType
          .filter((candidate) => deservesIndex(candidate, now))
          .toSorted((one, other) => other.row.uses - one.row.uses)
          .slice(0, mostIndexesPerType),
    ),
  );
  const isCurrent = ({ row, definition }: IndexCandidate) => row.definition === definition;
  return {
    make: [...wanted].filter((candidate) => !isCurrent(candidate)).map(({ row }) => row),
    drop: candidates
      .filter((candidate) => candidate.row.index_name !== null && !wanted.has(candidate))
      .map(({ row }) => row),
  };
}

function deservesIndex({ row, definition, instances }: IndexCandidate, now: number): boolean {
  return (
    definition !== undefined &&
    row.uses >= oftenUses &&
    row.last_used_at > now - unusedSeconds &&
    instances >= fewInstances
  );
}
