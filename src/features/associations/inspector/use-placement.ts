import { useMemo, useState } from "react";
import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import type { WorkspaceSchema } from "../../../../contract/objects.ts";
import { laneSides, type Lane } from "./lanes.ts";
import { placeRecords, type Placement } from "./place-records.ts";
import type { RecordGraph } from "./record-graph.ts";

const empty: Placement = { places: new Map(), lanes: [], axis: undefined };

/** Where everything stands; as long as `layout` is the same, what is there stays where it is. */
export function usePlacement(
  graph: RecordGraph | undefined,
  first: RecordGraph,
  focus: RecordKey,
  layout: string,
  schema: WorkspaceSchema,
): Placement {
  const [keeper] = useState(() => new PlacementKeeper());
  const sides = useMemo(() => laneSides(schema), [schema]);
  return useMemo(
    () => (graph ? keeper.place(graph, first, focus, sides, layout) : empty),
    [keeper, graph, first, focus, sides, layout],
  );
}

class PlacementKeeper {
  #layout = "";
  #placement = empty;

  place(
    graph: RecordGraph,
    first: RecordGraph,
    focus: RecordKey,
    sides: Map<string, Lane["side"]>,
    layout: string,
  ): Placement {
    const before = this.#layout === layout ? this.#placement : undefined;
    this.#layout = layout;
    this.#placement = placeRecords({ graph, first, focus, sides, before });
    return this.#placement;
  }
}
