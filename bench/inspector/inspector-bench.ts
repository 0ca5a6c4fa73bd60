import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startChildServer } from "../child-server.ts";
import { launchBrowser } from "../launch-browser.ts";
import { median, printTable } from "../report.ts";
import { wholesaleBuyer } from "../../server/demo/special-contacts.ts";
import { workspaceSchemaSchema } from "../../contract/objects.ts";
import { contactEndpoints } from "../../contract/contacts.ts";
import { parseJson } from "../../contract/json.ts";

const rounds = 3;

/** Pan, zoom and expand in the picture around the contact with the most references, three hops far. */
export async function benchInspector(dataDir: string): Promise<void> {
  const server = await startChildServer(join(import.meta.dirname, "../spa/server.ts"), {
    OBJECTORY_DATA_DIR: dataDir,
    PORT: "0",
  });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.request.get(server.url);
    const page = await context.newPage();
    const rows: string[][] = [];
    const buyer = await findBuyer(page, server.url);
    for (const view of [buyer.near, buyer.far, buyer.all]) {
      await page.goto(`${server.url}/associations?${view}`);
      await page.locator(".react-flow__node").first().waitFor();
      await page.getByRole("application", { name: "Picture of associations" }).press("0");
      await page.waitForTimeout(600);
      const size = await pictureSize(page);
      rows.push([
        `panning, ${size}`,
        `${(await framesWhile(page, pan)).toFixed(0)} a second`,
        "≥ 50",
      ]);
      rows.push([
        `zooming, ${size}`,
        `${(await framesWhile(page, zoom)).toFixed(0)} a second`,
        "≥ 50",
      ]);
      const expansions: number[] = [];
      for (let round = 0; round < rounds; round += 1) expansions.push(await expand(page));
      rows.push([
        `expand clicked to cards painted, ${size}`,
        `${median(expansions).toFixed(0)} ms`,
        "≤ 200",
      ]);
    }
    printTable("Inspector, without a graphics card", ["", "measured", "aim"], rows);
    await context.close();
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The contact with the most references: its neighbours, what lies three hops around it, and 475 of its neighbours. */
async function findBuyer(page: Page, url: string) {
  const reply = await page.request.get(`${url}/api/console/contacts`, {
    params: { q: `customer_${10_000 + wholesaleBuyer}`, per_page: "1" },
  });
  const { contacts } = contactEndpoints.summaries.reply.parse(parseJson(await reply.text()));
  const [contact] = contacts;
  if (!contact) throw new Error("the workspace has no contact with many references");
  const types = await page.request.get(`${url}/api/console/objects`);
  const { contact_attributes } = workspaceSchemaSchema.parse(await types.json());
  const more = (name: string, limit: number) =>
    `c${contact.id}.out.${contact_attributes.find((attribute) => attribute.name === name)?.id}.${limit}`;
  const near = `focus=contact:${contact.id}`;
  const steps = `${more("order", 400)}*${more("device", 75)}`;
  return { near, far: `${near}&depth=3`, all: `${near}&steps=${steps}&tidied=2` };
}

function pictureSize(page: Page): Promise<string> {
  return page.evaluate(() => {
    const edges = document.querySelectorAll('path[marker-end="url(#arrow)"]').length;
    return `${document.querySelectorAll(".react-flow__node").length} records, ${edges} links`;
  });
}

/** Frames a second, as long as the pointer is at work. */
async function framesWhile(page: Page, work: (page: Page) => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    window.frames_seen = [];
    const note = (time: number) => {
      window.frames_seen.push(time);
      window.frames_request = requestAnimationFrame(note);
    };
    window.frames_request = requestAnimationFrame(note);
  });
  await work(page);
  const times = await page.evaluate(() => {
    cancelAnimationFrame(window.frames_request);
    return window.frames_seen;
  });
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? 0;
  return ((times.length - 1) * 1000) / (last - first);
}

declare global {
  interface Window {
    frames_seen: number[];
    frames_request: number;
  }
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
        button?.click();
        const look = () => {
          const isWaiting = button?.isConnected === true && button.title.startsWith("Expand ");
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
