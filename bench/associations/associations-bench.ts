import { cpSync } from "node:fs";
import { join } from "node:path";
import { neighbourhoodSchema, pathSchema, type RecordKey } from "../../contract/neighbourhood.ts";
import { startChildServer, type ChildServer } from "../child-server.ts";
import { median, printTable } from "../report.ts";
import { crowdAnOrder, heaviestContact, spreadContacts } from "./records.ts";

const token = "bench-token-of-no-secret";
const typicalContacts = 200;
const repetitions = 50;
const warmUps = 10;
const pathsOfEachLength = 20;
const crowd = 50_000;

/** Neighbourhoods and paths, one call after the other: how long each takes, and how much comes back. */
export async function benchAssociations(dataDir: string): Promise<void> {
  const crowdedDir = join(dataDir, "crowded");
  const file = join(dataDir, "objectory.db");
  const crowdedFile = join(crowdedDir, "objectory.db");
  cpSync(file, crowdedFile);
  const crowded = `/instance/${crowdAnOrder(crowdedFile, crowd)}`;
  const rows = [
    ...(await withServer(dataDir, (server) => benchDemo(server, file))),
    ...(await withServer(crowdedDir, (server) => benchCrowded(server, crowded))),
  ];
  printTable(
    "Neighbourhoods and paths, one connection; aim ≤ 20 ms for 3 hops around a typical record",
    ["call", "p50", "p95", "longest", "records", "edges"],
    rows,
  );
}

async function benchDemo(server: ChildServer, file: string): Promise<string[][]> {
  const contacts = spreadContacts(file, typicalContacts);
  const around = (depth: number) => contacts.map((id) => neighbourhood(`/contact/${id}`, depth));
  const heaviest = `/contact/${heaviestContact(file)}`;
  const rows = [
    await measure(server, `1 hop around ${contacts.length} contacts`, around(1)),
    await measure(server, `3 hops around ${contacts.length} contacts`, around(3)),
    await measure(server, "1 hop around the heaviest contact", repeated(heaviest, 1)),
    await measure(server, "3 hops around the heaviest contact", repeated(heaviest, 3)),
  ];
  const paths = await findPaths(server, contacts);
  for (const [hops, calls] of [...paths].sort(([one], [other]) => one - other))
    rows.push(await measure(server, `path of ${hops} hops`, calls));
  const strangers = contacts.slice(1).map((id) => path(`contact:${contacts[0]}`, `contact:${id}`));
  rows.push(await measure(server, "path between any two contacts", strangers));
  return rows;
}

async function benchCrowded(server: ChildServer, instance: string): Promise<string[][]> {
  const name = `an order with ${crowd.toLocaleString("en")} references`;
  const [all] = neighbourhoodSchema.parse(await ask(server, neighbourhood(instance, 1))).groups;
  const group = `/api/console/neighbourhood${instance}/in?limit=500&attribute_id=${all?.attribute_id}`;
  return [
    await measure(server, `1 hop around ${name}`, repeated(instance, 1)),
    await measure(server, `3 hops around ${name}`, repeated(instance, 3)),
    await measure(server, `500 neighbours of ${name}`, Array<string>(repetitions).fill(group)),
  ];
}

/** Paths of three and of four hops: to what is farthest from a contact, and one step on from there. */
async function findPaths(server: ChildServer, contacts: string[]): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>([
    [3, []],
    [4, []],
  ]);
  for (const id of contacts) {
    const start: RecordKey = `contact:${id}`;
    const around = neighbourhoodSchema.parse(await ask(server, neighbourhood(`/contact/${id}`, 3)));
    const farthest = around.nodes.at(-1);
    if (farthest === undefined || farthest.missing) continue;
    const beyond = neighbourhoodSchema.parse(
      await ask(server, neighbourhood(`/${farthest.kind}/${farthest.id}`, 1)),
    );
    for (const node of [farthest, beyond.nodes.at(-1)]) {
      if (node === undefined || node.missing) continue;
      const call = path(start, node.key);
      const { edges } = pathSchema.parse(await ask(server, call));
      found.get(edges.length)?.push(call);
    }
    if ([...found.values()].every(({ length }) => length >= pathsOfEachLength)) break;
  }
  return found;
}

async function measure(server: ChildServer, name: string, calls: string[]): Promise<string[]> {
  if (calls.length === 0) return [name, "none found", "", "", "", ""];
  for (const call of calls.slice(0, warmUps)) await ask(server, call);
  const timesMs: number[] = [];
  const sizes: { records: number; edges: number }[] = [];
  for (const call of calls) {
    const begunMs = performance.now();
    const reply = (await ask(server, call)) as { nodes: unknown[]; edges: unknown[] };
    timesMs.push(performance.now() - begunMs);
    sizes.push({ records: reply.nodes.length, edges: reply.edges.length });
  }
  const sorted = timesMs.toSorted((a, b) => a - b);
  const ms = (value = Number.NaN) => `${value.toFixed(1)} ms`;
  return [
    name,
    ms(median(timesMs)),
    ms(sorted[Math.floor(sorted.length * 0.95)]),
    ms(sorted.at(-1)),
    String(median(sizes.map(({ records }) => records))),
    String(median(sizes.map(({ edges }) => edges))),
  ];
}

function neighbourhood(record: string, depth: number): string {
  return `/api/console/neighbourhood${record}?depth=${depth}`;
}

function path(from: RecordKey, to: RecordKey): string {
  return `/api/console/path?from=${from}&to=${to}`;
}

function repeated(record: string, depth: number): string[] {
  return Array<string>(repetitions).fill(neighbourhood(record, depth));
}

async function ask(server: ChildServer, call: string): Promise<unknown> {
  const response = await fetch(`${server.url}${call}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`${call}: ${await response.text()}`);
  return response.json();
}

async function withServer(
  dataDir: string,
  work: (server: ChildServer) => Promise<string[][]>,
): Promise<string[][]> {
  const server = await startChildServer(join(import.meta.dirname, "../../server/main.ts"), {
    OBJECTORY_DATA_DIR: dataDir,
    OBJECTORY_TOKEN: token,
    OBJECTORY_RATE_LIMIT: "100000000",
    LOG_LEVEL: "silent",
    HOST: "127.0.0.1",
    PORT: String(20_000 + (process.pid % 20_000)),
  });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}
