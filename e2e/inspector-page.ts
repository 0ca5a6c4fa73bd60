import { expect, type Page } from "@playwright/test";

export const picture = (page: Page) =>
  page.getByRole("application", { name: "Picture of associations" });
export const table = (page: Page) => page.getByRole("treegrid", { name: "Associations" });
export const panel = (page: Page) =>
  page.getByRole("complementary", { name: "Selection and legend" });

/** The titles of the records in the picture; all of it is in sight. */
export async function drawn(page: Page): Promise<string[]> {
  await picture(page).press("0");
  const cards = page.locator(".react-flow__node");
  const ids = await cards.evaluateAll((nodes) =>
    nodes.map((node) => node.getAttribute("data-id") ?? ""),
  );
  return ids.sort();
}

/** The records in the table, each once. */
async function listed(page: Page): Promise<string[]> {
  const rows = table(page).getByRole("row");
  const ids = await rows.evaluateAll((nodes) =>
    nodes.map((node) => node.getAttribute("data-row") ?? ""),
  );
  return ids.filter((id) => /^(contact|conversation|instance):/.test(id)).sort();
}

/** What is selected and shown is the same in the picture and in the table. Starts and ends in the picture. */
export async function expectInStep(page: Page): Promise<void> {
  const inPicture = await drawn(page);
  const title = await panel(page).getByRole("heading", { level: 2 }).first().textContent();
  await picture(page).press("t");
  await expect(table(page)).toBeVisible();
  expect(await listed(page)).toEqual(inPicture);
  await expect(table(page).getByRole("row", { selected: true }).first()).toContainText(
    title ?? "?",
  );
  await page.keyboard.press("t");
  await expect(picture(page)).toBeVisible();
  expect(await drawn(page)).toEqual(inPicture);
}

/** The record that Enter picks. */
export const best = (page: Page) => page.locator("[role=option][data-combobox-selected]");

export async function status(page: Page, text: string | RegExp): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: text }).first()).toBeAttached();
}

/** Where the cards in sight stand, by record. */
export async function placesOf(page: Page): Promise<Record<string, string>> {
  await expect(page.locator(".react-flow__node").first()).toBeVisible();
  const places = await page
    .locator(".react-flow__node")
    .evaluateAll((nodes) =>
      nodes.map((node): [string, string] => [
        node.getAttribute("data-id") ?? "",
        node instanceof HTMLElement ? node.style.transform : "",
      ]),
    );
  return Object.fromEntries(places);
}

export async function inSight(page: Page, places: Record<string, string>) {
  const shown = await placesOf(page);
  return Object.fromEntries(Object.entries(places).filter(([id]) => shown[id] !== undefined));
}
