import type { z } from "zod";
import type { cursorPagesSchema, KeysetPage } from "../../contract/cursor-pagination.ts";
import { ApiError } from "../http/api-error.ts";

/** Intercom's `pages`, with `next` absent on the last page. */
export function cursorPages(
  { first_position, next }: KeysetPage,
  per_page: number,
  total_count: number,
): z.infer<typeof cursorPagesSchema> {
  const page = Math.ceil((first_position - 1) / per_page) + 1;
  return {
    type: "pages",
    ...(next === null ? {} : { next: { page: page + 1, per_page, starting_after: next } }),
    page,
    per_page,
    total_pages: Math.ceil(total_count / per_page),
  };
}

export function invalidStartingAfter(field: string): ApiError {
  return new ApiError(400, {
    code: "client_error",
    field,
    message:
      "Invalid starting_after param. Please try again using the one that the page before came with",
  });
}

/** A cursor of the console's own lists. */
export function invalidKeysetCursor(name: "after" | "before"): ApiError {
  return new ApiError(400, {
    code: "client_error",
    field: name,
    message: `Invalid ${name} param. Please start again with the first page`,
  });
}
