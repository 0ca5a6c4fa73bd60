import type { ServerProcess } from "../../server/testing/server-process.ts";
import { call } from "./call.ts";

/** As many lists as a sweep reads at once. */
const listsAtOnce = 3;

interface Page {
  pages: { page: number; total_pages: number; next: { starting_after?: string } | string | null };
}

/** Read all pages of all lists of a vendor and keep nothing of them: no sweep can take less. */
export async function walkPlainly(
  vendor: ServerProcess,
  types: readonly string[],
  perPage: number,
): Promise<void> {
  const lists = [
    ...types.map((type) => `/custom_object_instances/${type}`),
    "/contacts",
    "/conversations",
  ];
  const walkSome = async () => {
    for (let list = lists.shift(); list !== undefined; list = lists.shift())
      await walkList(vendor, list, perPage);
  };
  await Promise.all(Array.from({ length: listsAtOnce }, walkSome));
}

async function walkList(vendor: ServerProcess, list: string, perPage: number): Promise<void> {
  for (let place: string | undefined = ""; place !== undefined;) {
    const page = (await call(vendor, `${list}?per_page=${perPage}${place}`)) as Page;
    place = placeAfter(page);
  }
}

function placeAfter({ pages: { page, total_pages, next } }: Page): string | undefined {
  if (typeof next === "object" && next?.starting_after !== undefined)
    return `&starting_after=${encodeURIComponent(next.starting_after)}`;
  return page < total_pages ? `&page=${page + 1}` : undefined;
}
