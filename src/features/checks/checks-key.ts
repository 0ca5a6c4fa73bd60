/** What every query of the checks begins with; apart from them, since the first page needs no more. */
export const checksKey = ["checks"] as const;
