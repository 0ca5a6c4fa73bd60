import type { FastifyReply } from "fastify";
import { heldOtherwiseHeaders } from "../../contract/held-otherwise.ts";

/** Clients and proxies refuse replies whose headers are much longer. */
const mostCharacters = 4000;

/** Say which members of a record are not as they were sent. */
export function tellHeldOtherwise(reply: FastifyReply, fields: readonly string[]): void {
  if (fields.length === 0) return;
  const names: string[] = [];
  let length = 2;
  for (const name of fields.map(asciiJson)) {
    length += name.length + 1;
    if (length > mostCharacters) break;
    names.push(name);
  }
  reply.header(heldOtherwiseHeaders.names, `[${names.join(",")}]`);
  reply.header(heldOtherwiseHeaders.count, String(fields.length));
}

/** Headers carry ASCII; JSON has a way to write everything else in it. */
function asciiJson(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
