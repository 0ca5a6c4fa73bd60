/** Where a page of a list that is walked by cursors stands, as the server tells it. */
export interface KeysetPosition {
  first_position: number;
  previous: string | null;
  next: string | null;
}

/** The cursors of a page's address; both absent on the first page. */
export interface KeysetCursors {
  after?: string | undefined;
  before?: string | undefined;
}

export const firstPage: KeysetCursors = { after: undefined, before: undefined };

/** The way to the page before this one; to the first page without a cursor, so that it has one address. */
export function previousPage(page: KeysetPosition, perPage: number): KeysetCursors | undefined {
  if (page.previous === null) return undefined;
  return page.first_position <= perPage + 1
    ? firstPage
    : { after: undefined, before: page.previous };
}

export function nextPage(page: KeysetPosition): KeysetCursors | undefined {
  return page.next === null ? undefined : { after: page.next, before: undefined };
}
