import { join } from "node:path";
import { startChildServer } from "../child-server.ts";
import { launchBrowser } from "../launch-browser.ts";
import { formatRatio, median, printTable } from "../report.ts";
import { visit, type Visit } from "./visit.ts";

const rounds = 9;

/** The built console beside the bare page, visit by visit in turn, at full speed and with the processor slowed four times. */
export async function benchSpa(dataDir: string): Promise<void> {
  const server = await startChildServer(join(import.meta.dirname, "server.ts"), {
    OBJECTORY_DATA_DIR: dataDir,
    PORT: "0",
  });
  const browser = await launchBrowser();
  try {
    for (const slowdown of [1, 4]) {
      const ours: Visit[] = [];
      const bare: Visit[] = [];
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await visit(browser, `${server.url}/objects/Order`, slowdown));
        bare.push(await visit(browser, `${server.url}/bare`, slowdown));
      }
      printSpa(
        `Instances page, processor ${slowdown === 1 ? "at full speed" : `slowed ${slowdown} times`}`,
        ours,
        bare,
      );
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

const figures: { name: string; member: keyof Visit; unit: "ms" | "kB"; aim?: string }[] = [
  { name: "first row, cold", member: "coldFirstRowMs", unit: "ms", aim: "≤ 2.5 ×" },
  { name: "first row, warm", member: "warmFirstRowMs", unit: "ms", aim: "≤ 2.2 ×" },
  { name: "Next clicked to rows painted", member: "nextPageMs", unit: "ms", aim: "≤ 1.5 ×" },
  { name: "script, compressed", member: "scriptBytes", unit: "kB", aim: "≤ 160 kB" },
  { name: "style, compressed", member: "styleBytes", unit: "kB" },
  { name: "heap after collection", member: "heapBytes", unit: "kB" },
];

function printSpa(title: string, ours: Visit[], bare: Visit[]): void {
  printTable(
    title,
    [`median of ${rounds} visits`, "Objectory", "bare page", "ratio", "aim"],
    figures.map(({ name, member, unit, aim = "" }) => {
      const of = (visits: Visit[]) => median(visits.map((one) => one[member]));
      const show = (value: number) =>
        unit === "ms" ? `${value.toFixed(1)} ms` : `${(value / 1000).toFixed(1)} kB`;
      return [name, show(of(ours)), show(of(bare)), formatRatio(of(ours) / of(bare)), aim];
    }),
  );
}
