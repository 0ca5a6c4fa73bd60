import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startChildServer } from "../child-server.ts";
import { launchBrowser } from "../launch-browser.ts";
import { formatMs, median, p95, printTable } from "../report.ts";

const rounds = 10;
/** Each letter from the third on is a search of its own. */
const typed = ["delivered", "frankfurt", "klarna"];

/** From a click on a filter, and from a keystroke in the search box, to the frame that shows what was found. */
export async function benchClicks(dataDir: string): Promise<void> {
  const server = await startChildServer(join(import.meta.dirname, "../spa/server.ts"), {
    OBJECTORY_DATA_DIR: dataDir,
    PORT: "0",
  });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.request.get(server.url);
    const page = await context.newPage();
    await page.goto(`${server.url}/objects/Order?panel=facets`);
    const clicks = await filterClicks(page);
    await page.goto(server.url);
    const keys = await keystrokes(page);
    printTable(
      "In the browser, from the event to the frame that shows the answer",
      ["", "times", "median", "p95", "aim"],
      [
        row("filter clicked to rows painted", clicks, "≤ 150 ms"),
        row("keystroke to results painted", keys, "p95 ≤ 100 ms"),
      ],
    );
  } finally {
    await browser.close();
    await server.stop();
  }
}

function row(name: string, times: readonly number[], aim: string): string[] {
  return [name, String(times.length), formatMs(median([...times])), formatMs(p95(times)), aim];
}

/** Values of the status are chosen and left again beside the list. */
async function filterClicks(page: Page): Promise<number[]> {
  const panel = page.getByRole("complementary", { name: "Statistics of orders" });
  const values = panel.getByRole("button", { name: /^(Returned|Packed|Shipped)/ });
  await values.first().waitFor();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const value = values.nth(round % (await values.count()));
    for (const pressed of ["true", "false"]) {
      times.push(await untilPainted(page, { event: "click" }, () => value.click()));
      await panel.locator(`button[aria-pressed="${pressed}"]`).first().waitFor();
      await page.waitForLoadState("networkidle");
    }
  }
  return times;
}

async function keystrokes(page: Page): Promise<number[]> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox", { name: "Search everything" });
  await box.waitFor();
  const times: number[] = [];
  for (const text of typed) {
    await box.fill(text.slice(0, 2));
    await page.waitForLoadState("networkidle");
    for (const letter of text.slice(2)) {
      const marked = `${await box.inputValue()}${letter}`;
      const press = () => page.keyboard.press(letter);
      times.push(await untilPainted(page, { event: "keydown", marked }, press));
      await page.waitForLoadState("networkidle");
    }
  }
  return times;
}

declare global {
  interface Window {
    /** Resolves with the milliseconds from the event to the frame that shows its answer. */
    answerPainted: Promise<number>;
  }
}

interface Awaited {
  event: "click" | "keydown";
  /** The answer marks this text in what was found; without it, it shows other rows. */
  marked?: string;
}

async function untilPainted(
  page: Page,
  awaited: Awaited,
  act: () => Promise<void>,
): Promise<number> {
  await page.evaluate(watchForAnswer, awaited);
  await act();
  return page.evaluate(() => window.answerPainted);
}

/** Runs in the page. */
function watchForAnswer({ event, marked }: Awaited): void {
  const rows = () => document.querySelector("tbody")?.textContent;
  const before = rows();
  const isShown = () =>
    marked === undefined
      ? rows() !== before
      : [...document.querySelectorAll("[role=listbox] mark")].some(
          ({ textContent }) => textContent.toLowerCase() === marked,
        );
  let startMs = 0;
  addEventListener(event, ({ timeStamp }) => (startMs = timeStamp), { capture: true, once: true });
  window.answerPainted = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (startMs === 0 || !isShown()) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener("message", () => resolve(performance.now() - startMs));
        channel.port1.start();
        channel.port2.postMessage(0);
      });
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
  });
}
