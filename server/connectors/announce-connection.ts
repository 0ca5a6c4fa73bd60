import type { VendorConnection } from "../../contract/connection.ts";

/** What the first check found, in lines for whoever started the server. */
export function connectionLines(connection: VendorConnection): string[] {
  // A name from elsewhere must not steer the terminal.
  return linesOf(connection).map((line) => line.replaceAll(/\p{Cc}/gu, " "));
}

function linesOf({ vendor, address, account, scopes, problem }: VendorConnection): string[] {
  if (problem) {
    const { what, remedy, request_id } = problem;
    return [
      `${vendor} can't be used: ${what}`,
      `  ${remedy}${request_id === null ? "" : ` (request ${request_id})`}`,
    ];
  }
  if (!account) return [];
  const granted = scopes.filter(({ state }) => state === "granted").map(({ label }) => label);
  const lacking = scopes.filter(({ state }) => state !== "granted");
  return [
    `${vendor}: reached “${account.workspace_name}” (${account.workspace_id}), region ${account.region}, at ${address}`,
    `  The token may read: ${granted.join(", ") || "nothing"}`,
    ...lacking.map(({ label, reason }) => `  ${label}: ${reason}`),
    `  Objectory keeps a copy of it on this server; what people change here goes to ${vendor} first.`,
  ];
}
