import { Position } from "@xyflow/react";
import type { RecordKey } from "../../../../contract/neighbourhood.ts";
import { cardSize, focusSize } from "./lanes.ts";
import type { Place } from "./place-records.ts";
import type { CardData, CardNode } from "./record-card.tsx";

/** Hands out the same card as before for a record that looks as before, so that only what changed is drawn again. */
export class CardCache {
  #drawn = new Map<RecordKey, CardNode>();

  update(cards: { position: Place; data: CardData }[]): CardNode[] {
    const next = cards.map(({ position, data }) => {
      const before = this.#drawn.get(data.record.node.key);
      const isSame = before && before.position === position && looksSame(before.data, data);
      return isSame ? before : makeCard(position, data);
    });
    this.#drawn = new Map(next.map((card) => [card.data.record.node.key, card]));
    return next;
  }
}

/** Its size is known beforehand, so nothing has to be measured before it is drawn. */
function makeCard(position: Place, data: CardData): CardNode {
  const size = data.isFocus ? focusSize : cardSize;
  const { width, height } = size;
  const side = { type: "source", position: Position.Right, x: width, y: height / 2 } as const;
  return {
    id: data.record.node.key,
    type: "record",
    position,
    data,
    width,
    height,
    measured: size,
    handles: [{ id: "link", ...side }],
  };
}

function looksSame(before: CardData, after: CardData): boolean {
  return (
    before.record.node === after.record.node &&
    before.record.isExpanded === after.record.isExpanded &&
    before.record.isKnown === after.record.isKnown &&
    sharesOf(before) === sharesOf(after) &&
    before.words === after.words &&
    before.isFocus === after.isFocus &&
    before.isSelected === after.isSelected &&
    before.isFound === after.isFound &&
    before.onPath === after.onPath
  );
}

function sharesOf({ record }: CardData): string {
  return record.groups
    .map(({ group, shown }) => `${shown} ${group.total} ${group.attribute_id}`)
    .join();
}
