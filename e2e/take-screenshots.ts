import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "@playwright/test";
import { runServer } from "./running-server.ts";

/*
 * The pictures of the README, taken from the running console on the demo workspace: `npm run screenshots`.
 * The demo is the same every time, so a picture changes only when the console does.
 */
const folder = fileURLToPath(new URL("../docs/screenshots/", import.meta.url));
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

interface Shot {
  name: string;
  viewport: { width: number; height: number };
  colorScheme: "light" | "dark";
  prepare: (page: Page) => Promise<void>;
}

const shots: Shot[] = [
  { name: "instances", viewport: desktop, colorScheme: "light", prepare: peekAtOrder },
  { name: "instance", viewport: desktop, colorScheme: "light", prepare: openShipment },
  { name: "conversation", viewport: desktop, colorScheme: "dark", prepare: openConversation },
  { name: "instances-phone", viewport: phone, colorScheme: "dark", prepare: listOrders },
];

const server = await runServer("small");
const executablePath = process.env["CHROMIUM_PATH"];
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});
try {
  mkdirSync(folder, { recursive: true });
  for (const { name, prepare, ...options } of shots) {
    const page = await browser.newPage({
      ...options,
      baseURL: server.address,
      reducedMotion: "reduce",
    });
    await prepare(page);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${folder}${name}.png` });
    await page.close();
  }
} finally {
  await browser.close();
  await server.remove();
}

async function listOrders(page: Page): Promise<void> {
  await page.goto("/objects/Order");
  await page.getByRole("grid").getByRole("row").nth(10).waitFor();
}

async function peekAtOrder(page: Page): Promise<void> {
  await listOrders(page);
  await page.getByRole("grid").getByRole("row").nth(4).getByRole("gridcell").nth(2).click();
  await page.getByRole("complementary").getByText("Shipping address").first().waitFor();
}

async function openShipment(page: Page): Promise<void> {
  await page.goto("/objects/Shipment");
  await page.getByRole("grid").getByRole("rowheader").nth(3).getByRole("link").click();
  await page.getByRole("heading", { name: "Attributes" }).waitFor();
  await page.getByText("Order", { exact: true }).first().waitFor();
}

async function openConversation(page: Page): Promise<void> {
  await page.goto("/conversations");
  await page.getByRole("grid").getByRole("rowheader").nth(2).getByRole("link").click();
  await page.getByRole("article").first().waitFor();
}
