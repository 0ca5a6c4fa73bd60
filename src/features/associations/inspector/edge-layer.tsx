import { useComputedColorScheme } from "@mantine/core";
import { memo, useMemo, type RefObject } from "react";
import type { GraphEdge, Path, RecordKey } from "../../../../contract/neighbourhood.ts";
import type { EdgeDrawing } from "./draw-edges.ts";
import { EdgeCanvas } from "./edge-canvas.tsx";
import { edgeNames, namesOf } from "./edge-names.ts";
import type { GraphWords } from "./graph-words.ts";
import type { Placement } from "./place-records.ts";
import { edgeKey } from "./record-graph.ts";
import type { RoutedEdge } from "./routed-edges.ts";
import { useLooked } from "./use-looked.ts";
import type { VisibleGraph } from "./visible-graph.ts";

interface EdgeLayerProps {
  container: RefObject<HTMLDivElement | null>;
  visible: VisibleGraph;
  placement: Placement;
  routed: ReadonlyMap<string, RoutedEdge>;
  words: GraphWords;
  focus: RecordKey;
  selected: RecordKey;
  path: Path | undefined;
}

/** All edges, and above them those of the record or the edge that is looked at, while the others step back. */
export const EdgeLayer = memo(function EdgeLayer(props: EdgeLayerProps) {
  const { container, visible, placement, routed, words, focus, selected, path } = props;
  const scheme = useComputedColorScheme();
  const looked = useLooked(container, routed);
  const quiet = useMemo(
    (): EdgeDrawing => ({
      lines: [...routed.values()].map((edge) => ({ path: edge.path, width: 1 })),
      names: edgeNames(visible, placement, routed, words),
      colour: "quiet",
    }),
    [visible, placement, routed, words],
  );
  const strong = useMemo(() => {
    const ofPath = path?.edges ?? [];
    const own = edgesOf(looked ?? (selected === focus ? undefined : selected), visible);
    return strongDrawing(own, ofPath, routed, words);
  }, [looked, selected, focus, path, visible, routed, words]);
  return (
    <>
      <EdgeCanvas key={`quiet ${scheme}`} drawing={quiet} isDimmed={strong.lines.length > 0} />
      {strong.lines.length > 0 ? <EdgeCanvas key={`strong ${scheme}`} drawing={strong} /> : null}
    </>
  );
});

/** All edges of the focus would be half the picture, so it has to be pointed at. */
function edgesOf(looked: RecordKey | GraphEdge | undefined, visible: VisibleGraph): GraphEdge[] {
  if (looked === undefined) return [];
  return typeof looked === "string" ? (visible.records.get(looked)?.edges ?? []) : [looked];
}

const mostNamed = 12;

function strongDrawing(
  own: GraphEdge[],
  ofPath: GraphEdge[],
  routed: ReadonlyMap<string, RoutedEdge>,
  words: GraphWords,
): EdgeDrawing {
  const routes = (edges: GraphEdge[]) => edges.flatMap((edge) => routed.get(edgeKey(edge)) ?? []);
  const [beside, along] = [routes(own), routes(ofPath)];
  return {
    lines: [
      ...beside.map(({ path }) => ({ path, width: 1.5 })),
      ...along.map(({ path }) => ({ path, width: 3 })),
    ],
    names: namesOf([...along, ...beside.slice(0, mostNamed)], words),
    colour: "strong",
  };
}
