import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import iconv from "iconv-lite";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { parseJson } from "../../contract/json.ts";
import { openDatabase } from "../database/open-database.ts";
import { deleteWithImage } from "../features/instances/before-image.ts";
import { loadSchema } from "../workspace/schema.ts";

const folder = mkdtempSync(path.join(tmpdir(), "objectory-import-"));
let dataDir = "";
let runs = 0;

beforeEach(() => {
  runs += 1;
  dataDir = path.join(folder, String(runs));
});
afterAll(() => rmSync(folder, { recursive: true }));

function csvFile(content: string | Buffer): string {
  const file = path.join(folder, `${runs}.csv`);
  writeFileSync(file, content);
  return file;
}

const command = path.join(import.meta.dirname, "main.ts");
/** Node's flags as `npm run import` gives them. */
const nodeFlags = (
  JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { import: string } }
).scripts.import
  .split(" ")
  .filter((word) => word.startsWith("--"));

function startImport(...args: string[]) {
  const child = spawn(process.execPath, [...nodeFlags, command, ...args], {
    env: { ...process.env, OBJECTORY_DATA_DIR: dataDir, DATABASE_URL: "", INIT_CWD: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { out: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.errors += text));
  const ended = once(child, "close").then(([code]) => ({ ...output, code: code as number }));
  return { child, ended };
}

const runImport = (...args: string[]) => startImport(...args).ended;

async function storedInstances(typeId: string) {
  const database = await openDatabase({ file: path.join(dataDir, "objectory.db") });
  const rows = await database.db
    .selectFrom("instances")
    .selectAll()
    .where("object_type_id", "=", typeId)
    .orderBy("seq")
    .execute();
  const type = (await loadSchema(database)).objectTypes.get(typeId);
  await database.close();
  const types = type?.attributes.map(({ name, data_type }) => [name, data_type]) ?? [];
  return {
    rows,
    types: Object.fromEntries(types) as Record<string, string>,
    values: rows.map((row) => [row.external_id, parseJson(row.custom_attributes)]),
  };
}

describe("npm run import", { timeout: 60_000 }, () => {
  it("makes a type from a public file and writes all of it, digit by digit, once", async () => {
    const airports = fileURLToPath(
      new URL("../data/airports.csv", import.meta.resolve("vega-datasets")),
    );
    const args = ["Airport", airports, "--external-id", "iata", "--create-type", "--yes"];
    const first = await runImport(...args);
    expect(first).toMatchObject({ code: 0, errors: "" });
    expect(first.out).toContain("3,376 created, 0 updated, 0 unchanged, 0 refused.");
    const { rows, types } = await storedInstances("Airport");
    expect(types).toEqual({
      iata: "string",
      name: "string",
      city: "string",
      state: "string",
      country: "list",
      latitude: "decimal",
      longitude: "decimal",
    });
    const lines = readFileSync(airports, "utf8").trim().split("\n").slice(1);
    expect(rows).toHaveLength(lines.length);
    for (const [index, row] of rows.entries()) {
      const [latitude = "", longitude = ""] = lines[index]?.split(",").slice(-2) ?? [];
      expect(row.external_id).toBe(lines[index]?.split(",", 1)[0]);
      expect(row.custom_attributes).toContain(`"latitude":${latitude},"longitude":${longitude}}`);
    }
    const second = await runImport(...args);
    expect(second.out).toContain("0 created, 0 updated, 3,376 unchanged, 0 refused.");
    expect((await storedInstances("Airport")).rows).toEqual(rows);
  });

  it.each([
    [
      "UTF-8 with a byte-order mark",
      (text: string) => iconv.encode(text, "utf8", { addBOM: true }),
    ],
    ["Windows-1252, Latin-1's larger sister", (text: string) => iconv.encode(text, "win1252")],
    ["UTF-16", (text: string) => iconv.encode(text, "utf16le", { addBOM: true })],
  ])("reads %s, with semicolons, quotes and line breaks in cells", async (_name, encode) => {
    const text =
      'external_id;"größe; Maß";bemerkung\r\n' +
      'ä1;1;"Zeile eins\r\nZeile ""zwei""; noch da"\r\n' +
      "ö2;2;Café für 5 €\r\n\r\n" +
      'ü3;3;5" Rohr\r\n';
    const { code, out } = await runImport("Teil", csvFile(encode(text)), "--create-type", "--yes");
    expect(out).toContain("3 created");
    expect(code).toBe(0);
    expect((await storedInstances("Teil")).values).toEqual([
      ["ä1", { "größe; Maß": 1, bemerkung: 'Zeile eins\r\nZeile "zwei"; noch da' }],
      ["ö2", { "größe; Maß": 2, bemerkung: "Café für 5 €" }],
      ["ü3", { "größe; Maß": 3, bemerkung: '5" Rohr' }],
    ]);
  });

  it("finds out which type the values of a column have", async () => {
    const rows = Array.from(
      { length: 20 },
      (_, index) =>
        `${index}\t${index}\t0${index}\t1.50\t${index % 2 ? "yes" : "No"}\t2026-03-01T09:30:00Z\t${["red", "blue"][index % 2]}\t\t${10n ** 18n + BigInt(index)}`,
    );
    const header = "external_id\tcount\tzip\tprice\topen\tsince\tcolour\tnothing\ttracking";
    const file = csvFile([header, ...rows].join("\n"));
    const { out } = await runImport("Shop", file, "--create-type", "--yes");
    expect(out).toMatch(/colour +list +blue, red/);
    const { types, values } = await storedInstances("Shop");
    expect(types).toEqual({
      count: "integer",
      zip: "string",
      price: "decimal",
      open: "boolean",
      since: "datetime",
      colour: "list",
      nothing: "string",
      tracking: "integer",
    });
    expect(JSON.stringify(values[7])).toBe(
      '["7",{"count":7,"zip":"07","price":1.50,"open":true,"since":1772357400,"colour":"blue","tracking":1000000000000000007}]',
    );
  });

  it("refuses rows by their line and reason, writes the others and exits with 1", async () => {
    await runImport("Order", csvFile("external_id,items\na,1\n"), "--create-type", "--yes");
    const file = csvFile(
      'external_id,items\nb,2\nc,"two\nlines"\n,3\nd\nreference_not_found,1\ne,5\n',
    );
    const { code, out, errors } = await runImport("Order", file);
    expect(code).toBe(1);
    expect(out).toContain("2 created, 0 updated, 0 unchanged, 4 refused.");
    expect(errors.trim().split("\n")).toEqual([
      "Line 3 was refused: custom_attributes.items must be a number",
      "Line 5 was refused: external_id must not be empty",
      "Line 6 was refused: the row has not as many cells as the first row of the file (1, not 2)",
      "Line 7 was refused: external_id must not be the reserved word reference_not_found",
    ]);
    const { values } = await storedInstances("Order");
    expect(values.map(([externalId]) => externalId)).toEqual(["a", "b", "e"]);
  });

  it("says what is wrong with the call before it writes anything", async () => {
    const file = csvFile("external_id,items,colour\na,1,red\n");
    const empty = path.join(folder, "empty.csv");
    writeFileSync(empty, "");
    const refusals = [
      [["Order", "nowhere.csv"], /There is no file .*nowhere\.csv/],
      [["Order", folder], /is not a file/],
      [["Order", empty], /is empty/],
      [["Order"], /Name an object type and a file/],
      [["Order", file, "--bogus"], /--bogus/],
      [["Order", file, "--delimiter", "ab"], /--delimiter must be one character/],
      [["Order", file], /There is no object type Order.*--create-type/],
      [["Order", file, "--create-type"], /Add --yes/],
      [["1order", file, "--create-type", "--yes"], /must start with a letter/],
      [["Order", file, "--create-type", "--yes", "--external-id", "sku"], /no column "sku"/],
    ] as const;
    for (const [args, reason] of refusals) {
      const { code, errors } = await runImport(...args);
      expect(errors).toMatch(reason);
      expect(errors).not.toMatch(/ at .*\.ts/);
      expect(code).toBe(1);
    }
    expect((await storedInstances("Order")).types).toEqual({});
    await runImport("Order", file, "--create-type", "--yes", "--ignore", "colour");
    const unknown = await runImport("Order", file);
    expect(unknown.errors).toMatch(/No attribute.*--ignore.*"colour"/);
    expect(await runImport("Order", file, "--ignore", "colour")).toMatchObject({ code: 0 });
  });

  it("stops after the batch on Ctrl-C, and goes on when it is run again", async () => {
    const file = csvFile("external_id,number\n");
    const count = 30_000;
    appendFileSync(file, Array.from({ length: count }, (_, row) => `row_${row},${row}\n`).join(""));
    await runImport("Thing", csvSample(file), "--create-type", "--yes");
    const { child, ended } = startImport("Thing", file);
    await untilRowsAppear();
    child.kill("SIGINT");
    const { code, out } = await ended;
    expect(code).toBe(130);
    const [, created = "", line = ""] =
      /^([\d,]+) created[^]*Stopped after line (\d+)\./.exec(out) ?? [];
    const { rows } = await storedInstances("Thing");
    expect(rows).toHaveLength(Number(created.replaceAll(",", "")) + 1);
    expect(rows).toHaveLength(Number(line) - 1);
    const again = await runImport("Thing", file);
    expect(again).toMatchObject({ code: 0 });
    expect((await storedInstances("Thing")).rows).toHaveLength(count);
  });

  /** The first row of a file, as a file. */
  function csvSample(file: string): string {
    const sample = path.join(folder, `${runs}-sample.csv`);
    writeFileSync(sample, readFileSync(file, "utf8").split("\n").slice(0, 2).join("\n"));
    return sample;
  }

  async function untilRowsAppear(): Promise<void> {
    const database = await openDatabase({ file: path.join(dataDir, "objectory.db") });
    const count = async () =>
      (await database.db.selectFrom("instances").select("id").execute()).length;
    while ((await count()) < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await database.close();
  }

  it.runIf(process.platform === "linux")(
    "takes less than 200 MB for 100,000 rows",
    { timeout: 180_000 },
    async () => {
      const file = csvFile("external_id,order_number,total_amount,items,gift,placed_at,note\n");
      for (let block = 0; block < 100; block++) {
        const rows = Array.from({ length: 1000 }, (_, index) => {
          const row = block * 1000 + index;
          return `big_${row},NW-${row},${row}.50,${row % 9},yes,${1_700_000_000 + row},"a note, ${row}"\n`;
        });
        appendFileSync(file, rows.join(""));
      }
      const { child, ended } = startImport("Big", file, "--create-type", "--yes");
      let peakKilobytes = 0;
      const watch = setInterval(() => {
        try {
          const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
          peakKilobytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? peakKilobytes);
        } catch {
          // It has ended.
        }
      }, 50);
      const { out } = await ended;
      clearInterval(watch);
      expect(out).toContain("100,000 created");
      expect(peakKilobytes).toBeGreaterThan(10_000);
      expect(peakKilobytes).toBeLessThan(200 * 1000);
    },
  );

  it("puts back what a deletion took from the file saved before it, once", async () => {
    await runImport("Order", csvFile("external_id,total\no-1,149.90\n"), "--create-type", "--yes");
    const before = await storedInstances("Order");
    const database = await openDatabase({ file: path.join(dataDir, "objectory.db") });
    const image = await database.transaction((db) =>
      deleteWithImage(db, { typeId: "Order", id: before.rows[0]?.id ?? "" }),
    );
    await database.close();
    expect((await storedInstances("Order")).rows).toEqual([]);

    const file = path.join(folder, `${runs}.json`);
    writeFileSync(file, JSON.stringify(image));
    const restored = await runImport("--restore", file);
    expect([restored.code, restored.out.trim()]).toEqual([
      0,
      "1 instance and 0 references put back.",
    ]);
    expect(await storedInstances("Order")).toEqual(before);

    const again = await runImport("--restore", file);
    expect(again.code).toBe(1);
    expect(again.out).toMatch(/^Order o-1: the id 1 is taken[^]*Nothing was put back/);
    expect((await runImport("--restore", file, "--skip-conflicts")).out).toContain(
      "Left out: Order o-1",
    );
  });

  it("says why a file can't be put back", async () => {
    const file = path.join(folder, `${runs}.json`);
    writeFileSync(file, '{"format":"something else"}');
    const { code, errors } = await runImport("--restore", file);
    expect([code, errors]).toEqual([1, expect.stringContaining("is no before-image of Objectory")]);
    expect((await runImport("--restore", `${file}.gone`)).errors).toContain("can't be read");
  });
});
