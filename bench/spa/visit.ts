import type { Browser, CDPSession, Page } from "@playwright/test";

/** One visit of a page, all times in milliseconds, sizes in bytes as they crossed the wire. */
export interface Visit {
  coldFirstRowMs: number;
  warmFirstRowMs: number;
  nextPageMs: number;
  scriptBytes: number;
  styleBytes: number;
  heapBytes: number;
}

/** Load a page with empty caches, reload it with full ones, and click Next. */
export async function visit(browser: Browser, url: string, cpuSlowdown: number): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    // Signs the browser in and leaves its caches empty.
    await context.request.get(new URL("/", url).href);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
    await page.addInitScript(watchRows);
    await page.goto(url, { waitUntil: "commit" });
    const coldFirstRowMs = await firstRow(page);
    const sizes = await transferred(page);
    await page.waitForLoadState("load");
    await page.reload({ waitUntil: "commit" });
    const warmFirstRowMs = await firstRow(page);
    await page.waitForLoadState("load");
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    const heapBytes = await usedHeap(devtools);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
    const nextPageMs = await clickNext(page);
    return { coldFirstRowMs, warmFirstRowMs, nextPageMs, ...sizes, heapBytes };
  } finally {
    await context.close();
  }
}

declare global {
  interface Window {
    /** Resolves with the time of the frame that painted the first row. */
    firstRow: Promise<number>;
  }
}

/** Runs in the page before anything else: watch for the first row of a table body, then for the frame that shows it. */
function watchRows(): void {
  window.firstRow = new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector("tbody tr td")) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener("message", () => resolve(performance.now()));
        channel.port1.start();
        channel.port2.postMessage(0);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
  });
}

/** @throws where the page shows no row in time, rather than waiting for ever. */
async function firstRow(page: Page): Promise<number> {
  await page.locator("tbody tr td").first().waitFor({ state: "attached" });
  return page.evaluate(() => window.firstRow);
}

async function transferred(page: Page): Promise<{ scriptBytes: number; styleBytes: number }> {
  const resources = await page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => {
      const { name, encodedBodySize } = entry as PerformanceResourceTiming;
      return { path: new URL(name).pathname, bytes: encodedBodySize };
    }),
  );
  const sum = (ending: string) =>
    resources
      .filter(({ path }) => path.endsWith(ending))
      .reduce((total, { bytes }) => total + bytes, 0);
  return { scriptBytes: sum(".js"), styleBytes: sum(".css") };
}

async function usedHeap(devtools: CDPSession): Promise<number> {
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  return usedSize;
}

/** From the click to the frame that shows other rows. The page may have fetched ahead, as it does for a person. */
function clickNext(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const body = document.querySelector("tbody");
        const before = body?.querySelector("tr")?.textContent;
        const button = [...document.querySelectorAll("button")].find(
          ({ textContent }) => textContent?.trim() === "Next",
        );
        const observer = new MutationObserver(() => {
          if (document.querySelector("tbody tr")?.textContent === before) return;
          observer.disconnect();
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.addEventListener("message", () => resolve(performance.now() - started));
            channel.port1.start();
            channel.port2.postMessage(0);
          });
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        const started = performance.now();
        button?.click();
      }),
  );
}
