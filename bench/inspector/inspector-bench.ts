import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startChildServer } from "../child-server.ts";
import { launchBrowser } from "../launch-browser.ts";
import { median, printTable } from "../report.ts";
import { addDenseRecords, type DenseRecords } from "./dense-records.ts";
import { FrameMeter, type FrameCosts } from "./frame-costs.ts";

const rounds = 3;

/** Pan, zoom and expand in the picture around a record, near and with hundreds of records and links. */
export async function benchInspector(dataDir: string): Promise<void> {
  const folder = join(dataDir, "inspector");
  mkdirSync(folder);
  copyFileSync(join(dataDir, "objectory.db"), join(folder, "objectory.db"));
  const dense = await addDenseRecords(join(folder, "objectory.db"));
  const server = await startChildServer(join(import.meta.dirname, "../spa/server.ts"), {
    OBJECTORY_DATA_DIR: folder,
    PORT: "0",
  });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.request.get(server.url);
    const page = await context.newPage();
    const meter = await FrameMeter.on(page, browser);
    const gestures: string[][] = [];
    const expansions: string[][] = [];
    for (const view of viewsOf(dense)) {
      await page.goto(`${server.url}/associations?${view}`);
      await page.locator(".react-flow__node").first().waitFor();
      const picture = page.getByRole("application", { name: "Picture of associations" });
      const size = await pictureSize(page);
      for (const distance of ["at first", "all in sight"]) {
        if (distance === "all in sight") await picture.press("0");
        await page.waitForTimeout(600);
        gestures.push(row(`panning, ${distance}, ${size}`, await meter.measure(pan)));
        gestures.push(row(`zooming, ${distance}, ${size}`, await meter.measure(zoom)));
      }
      await page.goto(`${server.url}/associations?${view}`);
      await page.locator(".react-flow__node").first().waitFor();
      await page.waitForTimeout(600);
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) times.push(await expand(page));
      expansions.push([size, `${median(times).toFixed(0)} ms`]);
    }
    printTable(
      "Inspector, without a graphics card; aim ≥ 50 frames a second",
      ["", "frames a second", "main thread a frame", "page a frame", "React commits"],
      gestures,
    );
    printTable(
      "Inspector: Expand clicked to cards painted, aim ≤ 200 ms",
      ["", "measured"],
      expansions,
    );
    await context.close();
  } finally {
    await browser.close();
    await server.stop();
  }
}

function row(name: string, costs: FrameCosts): string[] {
  return [
    name,
    costs.framesPerSecond.toFixed(0),
    `${costs.mainThreadMs.toFixed(1)} ms`,
    `${costs.pageMs.toFixed(1)} ms`,
    String(costs.commits),
  ];
}

/** What is around a buyer at first, and 500 records with 1,500 links among them. */
function viewsOf({ buyer, colleagues, orders, devices, ordersOfColleague }: DenseRecords) {
  const near = `focus=contact:${buyer}`;
  const steps = [
    `c${buyer}.out.${orders}.355`,
    ...colleagues.map((id) => `c${id}.out.${orders}.${ordersOfColleague}`),
    `c${buyer}.out.${devices}.95`,
  ];
  return [near, `${near}&depth=2&steps=${steps.join("*")}&tidied=${steps.length}`];
}

/** How much the legend counts, whether in sight or not. */
async function pictureSize(page: Page): Promise<string> {
  const sum = (name: string) =>
    page
      .getByRole("list", { name })
      .evaluate((list) =>
        [...list.querySelectorAll("li")]
          .map((item) => Number(/[\d,]+$/.exec(item.innerText)?.[0].replaceAll(",", "")))
          .reduce((total, count) => total + count, 0),
      );
  return `${await sum("Types")} records, ${await sum("Attributes")} links`;
}

async function pan(page: Page): Promise<void> {
  await page.mouse.move(700, 440);
  await page.mouse.down();
  for (let step = 1; step <= 60; step += 1) {
    await page.mouse.move(700 + 160 * Math.sin(step / 10), 440 + 120 * Math.cos(step / 10));
  }
  await page.mouse.up();
}

async function zoom(page: Page): Promise<void> {
  await page.mouse.move(700, 440);
  for (let step = 0; step < 40; step += 1) await page.mouse.wheel(0, step % 20 < 10 ? -40 : 40);
}

/** Clicks Expand on a card in sight that is not expanded yet, and waits for the frame that shows it expanded. */
async function expand(page: Page): Promise<number> {
  const time = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const button = document.querySelector<HTMLElement>('button[title^="Expand "]');
        const started = performance.now();
        if (!button) return reject(new Error("nothing to expand is in sight"));
        button.click();
        const look = () => {
          const isWaiting = button.isConnected && button.title.startsWith("Expand ");
          if (!isWaiting) requestAnimationFrame(() => resolve(performance.now() - started));
          else if (performance.now() - started > 10_000) reject(new Error("nothing expanded"));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
  await page.waitForTimeout(300);
  return time;
}
