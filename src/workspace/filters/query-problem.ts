import { ApiFailure } from "../../lib/api.ts";

/** What the server finds wrong with a part of a query; `path` is such as `filter.value.1.value`. */
export interface QueryProblem {
  path: string;
  message: string;
}

/** The problems of one parameter of a query; none where the failure is another one. */
export function queryProblems(failure: Error | null, parameter: "filter" | "sort"): QueryProblem[] {
  if (!(failure instanceof ApiFailure) || failure.status !== 400) return [];
  return failure.problems.flatMap(({ field, message, code }) =>
    field === parameter || field?.startsWith(`${parameter}.`)
      ? [{ path: field, message: message ?? code }]
      : [],
  );
}

export function isInvalidQuery(failure: Error | null): boolean {
  return [...queryProblems(failure, "filter"), ...queryProblems(failure, "sort")].length > 0;
}
