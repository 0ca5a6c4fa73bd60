import type { RecordPage } from "../connectors/connector.ts";
import type { Answer, VendorFailure } from "../connectors/vendor-failure.ts";

/** A page of a list as it was read. */
export interface PageRead<Row> {
  page: RecordPage<Row>;
  /** When the call was sent. */
  asOfMs: number;
}

/** A vendor did not answer what a sweep needs to know. */
export class SweepFailedError extends Error {
  override name = "SweepFailedError";
  readonly failure: VendorFailure;

  constructor(failure: VendorFailure) {
    super(failure.what);
    this.failure = failure;
  }
}

interface Reader<Row> {
  read(cursor: string | null): Promise<Answer<RecordPage<Row>>>;
  /** The cursors of so many pages after one, as far as they are known before it is read. */
  cursorsAfter(cursor: string | null, count: number): string[];
}

const pagesInFlight = 3;

/**
 * The pages of a list in their order, from a cursor on. Where their cursors are known beforehand several are read at once,
 * but none beyond the end as far as the vendor tells where that is. `seen` is how many records stand before the cursor.
 */
export async function* readAhead<Row>(
  reader: Reader<Row>,
  start: string | null,
  seen: number,
): AsyncGenerator<PageRead<Row>, void> {
  const begin = (cursor: string | null) => ({
    cursor,
    asOfMs: Date.now(),
    answer: reader.read(cursor),
  });
  const underWay = [begin(start)];
  let passed = seen;
  for (let next = underWay.shift(); next; next = underWay.shift()) {
    const answer = await settled(next.answer, underWay);
    if (!answer.ok) throw new SweepFailedError(answer.failure);
    const { value: page } = answer;
    yield { page, asOfMs: next.asOfMs };
    if (page.next === null) break;
    if (underWay.length === 0) underWay.push(begin(page.next));
    const size = page.records.length + page.unread.length;
    passed += size;
    const pagesLeft =
      page.total === null || size === 0 ? 1 : Math.ceil((page.total - passed) / size);
    const missing = Math.min(pagesInFlight, pagesLeft) - underWay.length;
    const last = underWay.at(-1)?.cursor ?? null;
    if (missing > 0) underWay.push(...reader.cursorsAfter(last, missing).map(begin));
  }
}

/** Calls that nobody will wait for any more, because this one rejects, must not reject unheard. */
async function settled<Value>(
  first: Promise<Value>,
  others: readonly { answer: Promise<unknown> }[],
): Promise<Value> {
  try {
    return await first;
  } catch (error) {
    for (const { answer } of others) answer.catch(() => undefined);
    throw error;
  }
}
