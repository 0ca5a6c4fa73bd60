const mark = "~";

/**
 * How an id stands in an address whose place has names of its own, such as `new`: those are marked, so that every
 * record has an address. What begins with the mark is marked too.
 */
export function addressPart(names: readonly string[]) {
  return {
    write: (id: string) => (names.includes(id) || id.startsWith(mark) ? `${mark}${id}` : id),
    read: (part: string) => (part.startsWith(mark) ? part.slice(mark.length) : part),
  };
}

/** An instance may be called as the page that makes one. */
export const instanceIdPart = addressPart(["new"]);

/** A type may be called as the pages of settings beside its own. */
export const typeIdPart = addressPart(["new", "map"]);
