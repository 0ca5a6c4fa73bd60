/** The items that come first in an order, without putting the others in order; `mostItems` is small. */
export function firstItems<Item>(
  items: Iterable<Item>,
  mostItems: number,
  isBefore: (a: Item, b: Item) => boolean,
): Item[] {
  const first: Item[] = [];
  for (const item of items) {
    const last = first.at(-1);
    if (first.length === mostItems && last !== undefined && !isBefore(item, last)) continue;
    let place = first.length;
    for (let above = first[place - 1]; above !== undefined && isBefore(item, above);)
      above = first[--place - 1];
    first.splice(place, 0, item);
    if (first.length > mostItems) first.pop();
  }
  return first;
}
