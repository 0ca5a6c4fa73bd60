import type { QueryProblem } from "./query-problem.ts";

/** What is wrong, without the path that only programs read: the part stands beside it. */
export function problemWords({ path, message }: QueryProblem): string {
  const reason = message.startsWith(path)
    ? message.slice(path.length).replace(/^:? */, "")
    : message;
  const missing = /^names "(.*)", and there is no such field$/.exec(reason)?.[1];
  if (missing !== undefined) return `there is no field “${missing}”`;
  const archived = /^names "(.*)", an attribute that is archived$/.exec(reason)?.[1];
  return archived === undefined ? reason : `“${archived}” is archived`;
}
