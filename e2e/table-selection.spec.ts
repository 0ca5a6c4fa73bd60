import type { Page } from "@playwright/test";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expect, test } from "./fixtures.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const grid = (page: Page) => page.getByRole("grid", { name: "Shipments" });
const rows = (page: Page) => grid(page).getByRole("rowheader");
const boxes = (page: Page) => grid(page).getByRole("checkbox", { name: "Select row" });
const bar = (page: Page) => page.getByRole("region", { name: "Selection" });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function openShipments(page: Page): Promise<void> {
  await page.goto("/objects/Shipment?per_page=25");
  await expect(rows(page)).toHaveCount(25);
}

test("rows are selected one by one and in a range, stay so on the next page, and are copied as a table", async ({
  page,
}) => {
  await openShipments(page);
  const names = await rows(page).allInnerTexts();
  await boxes(page).nth(1).click();
  await boxes(page)
    .nth(3)
    .click({ modifiers: ["Shift"] });
  await expect(bar(page)).toContainText("3 selected");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(rows(page).first()).not.toHaveText(names[0] ?? "");
  await boxes(page).first().click();
  await expect(bar(page)).toContainText("4 selected");
  const fourth = await rows(page).first().innerText();
  await bar(page).getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("Copied 4 rows with their column names")).toBeVisible();
  const lines = (await clipboard(page)).split("\n");
  expect(lines.map((line) => line.split("\t")[0])).toEqual([
    await grid(page).getByRole("columnheader").nth(1).innerText(),
    ...names.slice(1, 4),
    fourth,
  ]);
  await page.goBack();
  await expect(boxes(page).nth(2)).toHaveAttribute("aria-checked", "true");
  await bar(page).getByRole("button", { name: "Clear" }).click();
  await expect(bar(page)).toBeHidden();
});

test("all rows of a page, then all that match, are selected in two steps and copied from every page", async ({
  page,
}) => {
  await openShipments(page);
  const total = await page.getByText(/^1–25 of/).innerText();
  const count = total.replace("1–25 of ", "");
  await grid(page).getByRole("checkbox", { name: "Select all rows of this page" }).click();
  await expect(bar(page)).toContainText("25 selected");
  await bar(page)
    .getByRole("button", { name: `Select all ${count} matching` })
    .click();
  await expect(bar(page)).toContainText(`All ${count} matching selected`);
  await bar(page).getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText(`Copied ${count} rows with their column names`)).toBeVisible();
  expect((await clipboard(page)).split("\n")).toHaveLength(Number(count.replace(",", "")) + 1);
  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeHidden();
});

test("cells, rows and values are reached, selected and copied with the keyboard alone", async ({
  page,
}) => {
  await openShipments(page);
  await rows(page).first().focus();
  const cell = (row: number, column: number) =>
    grid(page).getByRole("row").nth(row).locator("td, th").nth(column);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(cell(2, 2)).toBeFocused();
  await page.keyboard.press("End");
  await expect(cell(2, -1)).toBeFocused();
  await page.keyboard.press("Control+End");
  await expect(cell(25, -1)).toBeFocused();
  await page.keyboard.press("Control+Home");
  await expect(cell(1, 0)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(bar(page)).toContainText("1 selected");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(bar(page)).toContainText("3 selected");
  await expect(cell(3, 0)).toBeFocused();
  await page.keyboard.press("Control+a");
  await expect(bar(page)).toContainText("25 selected");
  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeHidden();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+c");
  await expect.poll(() => clipboard(page)).toBe(await cell(3, 1).innerText());
  await page.keyboard.press("Tab");
  await expect(grid(page).locator(":focus")).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await expect(cell(3, 1)).toBeFocused();
});

test("the focus keeps its place when the page turns beneath it", async ({ page }) => {
  await openShipments(page);
  const first = await rows(page).first().innerText();
  await rows(page).nth(2).focus();
  await page.keyboard.press("ArrowRight");
  // As Back does it: nothing else gets the focus.
  await page.getByRole("button", { name: "Next" }).dispatchEvent("click");
  await expect(rows(page).first()).not.toHaveText(first);
  await expect(grid(page).getByRole("row").nth(3).locator("td, th").nth(2)).toBeFocused();
});

test("selected rows and their bar have no accessibility violation", async ({ page }) => {
  await openShipments(page);
  await boxes(page).nth(2).click();
  await expect(bar(page)).toBeVisible();
  await expectNoViolations(page);
});
