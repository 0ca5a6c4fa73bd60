import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "@playwright/test";
import { workspaceSchemaSchema } from "../contract/objects.ts";
import { wholesaleBuyer } from "../server/demo/special-contacts.ts";
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
  { name: "statistics", viewport: desktop, colorScheme: "light", prepare: narrowOrders },
  { name: "checks", viewport: desktop, colorScheme: "light", prepare: runChecks },
  { name: "instances-phone", viewport: phone, colorScheme: "dark", prepare: listOrders },
  { name: "associations-5", viewport: desktop, colorScheme: "light", prepare: seeFew },
  { name: "associations-50", viewport: desktop, colorScheme: "dark", prepare: seeFifty },
  { name: "associations-500", viewport: desktop, colorScheme: "light", prepare: seeHundreds },
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
  await page.getByText("Counting links…").waitFor({ state: "hidden" });
}

/** Orders over 100, their total summed up at the foot, and the statistics beside them. */
async function narrowOrders(page: Page): Promise<void> {
  const total = "custom_attributes.total_amount";
  const search = new URLSearchParams({
    filter: JSON.stringify({ field: total, operator: ">", value: 100 }),
    figures: JSON.stringify({ [total]: "sum" }),
    panel: "facets",
  });
  await page.goto(`/objects/Order?${search}`);
  await page.getByRole("heading", { name: "Status" }).waitFor();
  await page.getByText("Sum", { exact: true }).first().waitFor();
}

async function runChecks(page: Page): Promise<void> {
  await page.goto("/checks");
  await page.getByRole("button", { name: "Run checks" }).click();
  await page.getByRole("button", { name: "Run again", disabled: false }).waitFor();
  await page.getByRole("heading", { name: "Dangling references" }).waitFor();
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

async function seeFew(page: Page): Promise<void> {
  await page.goto("/contacts?q=customer_10022");
  await page.getByRole("grid").getByRole("rowheader").first().getByRole("link").click();
  await page.getByRole("link", { name: "See associations" }).click();
  await page.locator(".react-flow__node").first().waitFor();
}

async function seeFifty(page: Page): Promise<void> {
  await seeBuyer(page);
  await page.keyboard.press("0");
  await page.waitForTimeout(500);
}

async function seeHundreds(page: Page): Promise<void> {
  await seeBuyer(page);
  const address = new URL(page.url());
  const id = address.searchParams.get("focus")?.replace("contact:", "c") ?? "";
  const reply = await page.request.get("/api/console/objects");
  const { contact_attributes } = workspaceSchemaSchema.parse(await reply.json());
  const more = (name: string, limit: number) =>
    `${id}.out.${contact_attributes.find((attribute) => attribute.name === name)?.id}.${limit}`;
  address.searchParams.set("steps", `${more("order", 400)}*${more("device", 75)}`);
  address.searchParams.set("tidied", "2");
  await page.goto(address.href);
  await page.getByText("400 orders").first().waitFor();
  await page.getByRole("application", { name: "Picture of associations" }).press("0");
  await page.waitForTimeout(1000);
}

/** The contact with 400 orders. */
async function seeBuyer(page: Page): Promise<void> {
  await page.goto(`/contacts?q=customer_${10_000 + wholesaleBuyer}`);
  await page.getByRole("grid").getByRole("rowheader").first().getByRole("link").click();
  await page.getByRole("link", { name: "See associations" }).click();
  await page.locator(".react-flow__node").first().waitFor();
}
