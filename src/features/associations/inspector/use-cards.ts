import { useState } from "react";
import type { Path } from "../../../../contract/neighbourhood.ts";
import { CardCache } from "./card-cache.ts";
import { findMatches } from "./find-matches.ts";
import type { GraphWords } from "./graph-words.ts";
import type { InspectorView } from "./inspector-view.ts";
import type { Placement } from "./place-records.ts";
import type { CardNode } from "./record-card.tsx";
import type { VisibleGraph } from "./visible-graph.ts";

/** The cards of the picture. */
export function useCards(
  visible: VisibleGraph,
  placement: Placement,
  words: GraphWords,
  view: InspectorView,
  path: Path | undefined,
): CardNode[] {
  const [cache] = useState(() => new CardCache());
  const found = view.find === "" ? undefined : new Set(findMatches(visible, words, view.find));
  const steps = new Map(path?.nodes.map(({ key }, index) => [key, index + 1]));
  const cards = [...visible.records].flatMap(([key, record]) => {
    const position = placement.places.get(key);
    const data = {
      record,
      words,
      isFocus: key === view.focus,
      isSelected: key === view.at,
      isFound: found?.has(key),
      onPath: steps.get(key),
    };
    return position ? [{ position, data }] : [];
  });
  return cache.update(cards);
}
