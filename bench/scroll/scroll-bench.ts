import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { startChildServer } from "../child-server.ts";
import { launchBrowser } from "../launch-browser.ts";
import { median, printTable } from "../report.ts";

const rounds = 3;
/** From top to bottom, as somebody drags the bar. */
const durationMs = 10_000;

interface Scroll {
  rows: number;
  framesPerSecond: number;
  longestTaskMs: number;
  heapGrowthBytes: number;
}

/** All instances of a type in one scroll from the first to the last, drawn by the processor alone. */
export async function benchScroll(dataDir: string): Promise<void> {
  const server = await startChildServer(join(import.meta.dirname, "../spa/server.ts"), {
    OBJECTORY_DATA_DIR: dataDir,
    PORT: "0",
  });
  const browser = await launchBrowser();
  try {
    const scrolls: Scroll[] = [];
    while (scrolls.length < rounds) {
      scrolls.push(await scrollThrough(browser, `${server.url}/objects/Order?scroll=true`));
    }
    const of = (member: keyof Scroll) => median(scrolls.map((scroll) => scroll[member]));
    printTable(
      `One scroll through ${of("rows")} rows in ${durationMs / 1000} s, without a graphics card`,
      [`median of ${rounds}`, "measured", "aim"],
      [
        ["frames a second", of("framesPerSecond").toFixed(1), "≥ 55"],
        ["longest task", `${of("longestTaskMs").toFixed(0)} ms`, "≤ 50 ms"],
        [
          "heap growth after collection",
          `${(of("heapGrowthBytes") / 1e6).toFixed(1)} MB`,
          "≤ 50 MB",
        ],
      ],
    );
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function scrollThrough(browser: Browser, url: string): Promise<Scroll> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    await context.request.get(new URL("/", url).href);
    const page = await context.newPage();
    await page.goto(url);
    await page.locator("tbody tr[data-row-id]").first().waitFor();
    await page.waitForLoadState("networkidle");
    const before = await usedHeap(page);
    const moved = await page.evaluate(drag, durationMs);
    const rows = Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 1;
    await page.locator(`tr[aria-rowindex="${rows + 1}"][data-row-id]`).waitFor();
    const heapGrowthBytes = (await usedHeap(page)) - before;
    return { rows, ...moved, heapGrowthBytes };
  } finally {
    await context.close();
  }
}

/** In the page: moves the scroll bar with every frame, and counts frames and the tasks that take long. */
async function drag(forMs: number): Promise<{ framesPerSecond: number; longestTaskMs: number }> {
  const frame = document.querySelector("[data-scroll-restoration-id=list]");
  if (!frame) throw new Error("there is no list to scroll");
  let longestTaskMs = 0;
  // The browser tells of tasks over 50 ms alone.
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  });
  observer.observe({ type: "longtask" });
  const length = frame.scrollHeight - frame.clientHeight;
  const started = performance.now();
  let frames = 0;
  let spentMs = 0;
  while (spentMs < forMs) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    spentMs = performance.now() - started;
    frames += 1;
    frame.scrollTop = Math.min(1, spentMs / forMs) * length;
  }
  observer.disconnect();
  return { framesPerSecond: (frames * 1000) / spentMs, longestTaskMs };
}

async function usedHeap(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  await devtools.detach();
  return usedSize;
}
