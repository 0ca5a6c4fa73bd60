import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Client, type QueryResultRow } from "pg";
import { describe, expect, it } from "vitest";
import { indexFaults, type RunQuery } from "./testing/index-faults.ts";
import { processToken, startedServer } from "./testing/server-process.ts";

/** How many times the usual ten kills. */
const soak = Number(process.env["SOAK"] ?? 1);
const kills = 10 * soak;
const connections = 6;
const postgresUrl = process.env["TEST_DATABASE_URL"];
const timeoutMs = 120_000 * soak;

async function send(address: string, method: string, pathname: string, body?: unknown) {
  const reply = await fetch(`${address}/api${pathname}`, {
    method,
    headers: { authorization: `Bearer ${processToken}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  if (reply.status !== 200) throw new Error(`${reply.status} ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}

const entryType = {
  id: "Entry",
  label: "Entry",
  label_plural: "Entries",
  description: "",
  icon: "box",
  title_attribute: null,
  attributes: [
    { name: "version", label: "Version", data_type: "integer" },
    { name: "same_version", label: "The same", data_type: "string" },
    {
      name: "others",
      label: "Others",
      data_type: "relationship",
      reference: { type: "many", object_type_id: "Entry" },
    },
  ],
};

/** What clients were told is written: the version by external id. */
type Acknowledged = Map<string, number>;

/**
 * Write until the server is gone: every third write changes an entry that all rounds change, the others make new ones, some
 * of which are deleted again.
 * Each write sets two attributes to its version and refers to as many anchors as its version says (modulo 4).
 */
async function writeUntilItDies(
  address: string,
  writer: string,
  anchors: string[],
  acknowledged: Acknowledged,
): Promise<void> {
  for (let version = nextVersion(acknowledged, writer); ; version++) {
    const externalId = version % 3 === 0 ? `${writer} changes` : `${writer} ${version}`;
    const upsert = {
      external_id: externalId,
      custom_attributes: {
        version,
        same_version: String(version),
        others: anchors.slice(0, version % 4),
      },
    };
    try {
      const { id } = await send(address, "POST", "/custom_object_instances/Entry", upsert);
      if (version % 3 !== 0 && version % 7 === 5) {
        await send(address, "DELETE", `/custom_object_instances/Entry/${String(id)}`);
        continue;
      }
    } catch (error) {
      // A connection that broke is what this is about; an answer that is an error is not.
      if (error instanceof TypeError) return;
      throw error;
    }
    acknowledged.set(externalId, version);
  }
}

function nextVersion(acknowledged: Acknowledged, writer: string): number {
  const versions = [...acknowledged]
    .filter(([id]) => id.startsWith(`${writer} `))
    .map(([, v]) => v);
  // Whatever was on its way when the server died may have been written too.
  return Math.max(0, ...versions) + 3;
}

interface Entry {
  external_id: string;
  custom_attributes: {
    version: number;
    same_version: string;
    others: { instances: { id: string }[] };
  };
}

async function readEntries(address: string): Promise<{ entries: Entry[]; total: number }> {
  const entries: Entry[] = [];
  for (let page = 1; ; page++) {
    const list = (await send(
      address,
      "GET",
      `/custom_object_instances/Entry?page=${page}&per_page=150`,
    )) as unknown as { data: Entry[]; total_count: number; pages: { next?: string } };
    entries.push(...list.data);
    if (!list.pages.next) return { entries, total: list.total_count };
  }
}

async function expectAllThere(
  address: string,
  anchors: string[],
  acknowledged: Acknowledged,
): Promise<void> {
  const { entries, total } = await readEntries(address);
  const versions = new Map(
    entries.map((entry) => [entry.external_id, entry.custom_attributes.version]),
  );
  const missing = [...acknowledged].filter(([id, version]) => (versions.get(id) ?? -1) < version);
  expect(missing).toEqual([]);
  expect(total).toBe(entries.length);
  expect(new Set(entries.map((entry) => entry.external_id)).size).toBe(entries.length);
  const torn = entries.filter(({ custom_attributes: { version, same_version, others } }) => {
    const held = others.instances.map(({ id }) => id);
    const meant = version < 0 ? [] : anchors.slice(0, version % 4);
    return same_version !== String(version) || held.join() !== meant.join();
  });
  expect(torn).toEqual([]);
}

async function killAgainAndAgain(settings: Record<string, string>, run: RunQuery): Promise<void> {
  const acknowledged: Acknowledged = new Map();
  let server = await startedServer(settings);
  try {
    const anchors = await makeAnchors(server.address);
    for (let kill = 0; kill < kills; kill++) {
      const before = acknowledged.size;
      const { address } = server;
      const writers = Promise.all(
        Array.from({ length: connections }, (_, index) =>
          writeUntilItDies(address, `writer ${index}`, anchors, acknowledged),
        ),
      );
      await Promise.race([writers, someMore(acknowledged, before)]);
      await pause(Math.random() * 250);
      await server.kill();
      await writers;
      server = await startedServer(settings);
      await expectAllThere(server.address, anchors, acknowledged);
      expect(await indexFaults(run)).toEqual([]);
    }
  } finally {
    await server.kill();
  }
}

/** Make the type, and the entries that others refer to. */
async function makeAnchors(address: string): Promise<string[]> {
  await send(address, "POST", "/console/objects", entryType);
  const anchors: string[] = [];
  for (const name of ["a", "b", "c"]) {
    const { id } = await send(address, "POST", "/custom_object_instances/Entry", {
      external_id: `anchor ${name}`,
      custom_attributes: { version: -1, same_version: "-1" },
    });
    anchors.push(String(id));
  }
  return anchors;
}

/** A kill before anything was written would show nothing. */
async function someMore(acknowledged: Acknowledged, before: number): Promise<void> {
  while (acknowledged.size < before + 10) await pause(5);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Beside the server that has the file; checks that its index of trigrams is that of the texts, too. */
async function runOnFile<Row>(file: string, query: string): Promise<Row[]> {
  const connection = new DatabaseSync(file, { timeout: 10_000 });
  try {
    connection.exec(
      "insert into search_trigrams (search_trigrams, rank) values ('integrity-check', 1)",
    );
    return connection.prepare(query).all() as Row[];
  } finally {
    connection.close();
  }
}

describe(`no acknowledged write is lost and none is half written when the server is killed ${kills} times`, () => {
  it("on SQLite", { timeout: timeoutMs }, async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "objectory-durability-"));
    try {
      await killAgainAndAgain({ OBJECTORY_DATA_DIR: dataDir }, (query) =>
        runOnFile(path.join(dataDir, "objectory.db"), query),
      );
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  });

  it.skipIf(postgresUrl === undefined)("on PostgreSQL", { timeout: timeoutMs }, async () => {
    const schema = `test_${randomBytes(8).toString("hex")}`;
    const client = new Client({ connectionString: postgresUrl });
    await client.connect();
    await client.query(`create schema ${schema}`);
    const url = new URL(postgresUrl ?? "");
    url.searchParams.set("options", `-c search_path=${schema}`);
    try {
      await client.query(`set search_path to ${schema}`);
      await killAgainAndAgain(
        { DATABASE_URL: url.href.replaceAll("+", "%20") },
        async <Row>(query: string) => (await client.query<Row & QueryResultRow>(query)).rows,
      );
    } finally {
      await client.query(`drop schema ${schema} cascade`);
      await client.end();
    }
  });
});
