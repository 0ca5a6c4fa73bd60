/** A place in a set of references. The same instance may stand there twice, so its key also says which time it comes. */
export interface SetPlace {
  key: string;
  id: string;
  isRepeated: boolean;
}

export function placesOf(ids: readonly string[]): SetPlace[] {
  const times = new Map<string, number>();
  return ids.map((id) => {
    const time = (times.get(id) ?? 0) + 1;
    times.set(id, time);
    return { key: `${id}#${time}`, id, isRepeated: time > 1 };
  });
}
