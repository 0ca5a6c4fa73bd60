import fc from "fast-check";
import type { Fault } from "./faulty-proxy.ts";

const page = "<html><body>Blocked</body></html>";
const html = { status: 403, body: page, headers: { "content-type": "text/html" } };

/** What may go wrong with a read on its way; the vendor's data is the same afterwards. */
export const readFaults: fc.Arbitrary<Fault> = fc.constantFrom<Fault>(
  { kind: "delay", ms: 30 },
  { kind: "status", status: 429, headers: { "retry-after": "0" } },
  { kind: "status", status: 500 },
  { kind: "status", ...html },
  { kind: "cut", when: "before" },
  { kind: "cut", when: "after" },
  { kind: "truncate" },
  { kind: "rewrite", body: withNumbersForIds },
  { kind: "rewrite", body: withoutLastRecord },
  { kind: "rewrite", body: withFirstRecordTwice },
);

function withNumbersForIds(body: string): string {
  return body.replaceAll(/"id":"(\d{1,15})"/g, '"id":$1');
}

/** Records that move between pages while they are read are on none of them, or on two. */
function withoutLastRecord(body: string): string {
  return withRecords(body, (records) => records.slice(0, -1));
}

function withFirstRecordTwice(body: string): string {
  return withRecords(body, (records) => [...records.slice(0, 1), ...records]);
}

function withRecords(body: string, change: (records: unknown[]) => unknown[]): string {
  try {
    const json = JSON.parse(body) as Record<string, unknown>;
    for (const name of ["data", "conversations"]) {
      const records = json[name];
      if (Array.isArray(records)) json[name] = change(records);
    }
    return JSON.stringify(json);
  } catch {
    return body;
  }
}
