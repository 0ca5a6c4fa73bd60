import type { Page } from "@playwright/test";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expect, test } from "./fixtures.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const grid = (page: Page) => page.getByRole("grid");
const rows = (page: Page) => grid(page).getByRole("rowheader");
const headers = (page: Page) => grid(page).getByRole("columnheader");
const pill = (page: Page, words: string) => page.getByRole("group", { name: `Filter: ${words}` });
const bar = (page: Page) => page.getByRole("region", { name: "Selection" });
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

async function openMenu(page: Page, header: string): Promise<void> {
  await headers(page).getByRole("button", { name: header, exact: true }).click();
}

async function command(page: Page, name: string): Promise<void> {
  await page.getByRole("menuitem", { name, exact: true }).click();
}

test("contacts are filtered, sorted, arranged, selected and copied, and Back and reload bring each step back", async ({
  page,
}) => {
  await page.goto("/contacts?per_page=25");
  await expect(rows(page)).toHaveCount(25);
  await openMenu(page, "References");
  await expect(page.getByText(/^Not sortable: references are counted/)).toBeVisible();
  await page.keyboard.press("Escape");

  await openMenu(page, "Role");
  await command(page, "Filter by this column…");
  await page.getByRole("dialog").getByRole("checkbox", { name: "User" }).check();
  await page.keyboard.press("Enter");
  await expect(pill(page, "Role is User")).toBeVisible();
  await openMenu(page, "Name");
  await command(page, "Sort ascending");
  await expect(headers(page).filter({ hasText: "Name" })).toHaveAttribute("aria-sort", "ascending");
  await expect(grid(page)).toHaveAttribute("aria-busy", "false");
  const sorted = await rows(page).allInnerTexts();
  await openMenu(page, "Role");
  await command(page, "Hide");
  await expect(headers(page).filter({ hasText: "Role" })).toHaveCount(0);

  await page.reload();
  await expect(pill(page, "Role is User")).toBeVisible();
  await expect(headers(page).filter({ hasText: "Role" })).toHaveCount(0);
  await expect(rows(page)).toHaveText(sorted);

  await rows(page).first().focus();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(bar(page)).toContainText("2 selected");
  await bar(page).getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("Copied 2 rows with their column names")).toBeVisible();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
  expect(lines.map((line) => line.split("\t")[0]?.trim())).toEqual([
    "Name",
    ...sorted.slice(0, 2).map((name) => name.trim()),
  ]);
  await expectNoViolations(page);
  await page.keyboard.press("Escape");

  await page.goBack();
  await expect(headers(page).filter({ hasText: "Role" })).toHaveCount(1);
  await page.goBack();
  await expect.poll(() => parameter(page, "sort")).toBeNull();
  await page.goBack();
  await expect(pill(page, "Role is User")).toBeHidden();
});

test("conversations are found by the orders they are about, and a part that makes no sense says so", async ({
  page,
}) => {
  const aboutOrders = {
    field: "custom_attributes.order",
    operator: "HAS",
    value: { field: "custom_attributes.order_number", operator: "~", value: "NW-" },
  };
  const gone = { field: "custom_attributes.gone", operator: "=", value: "1" };
  const filter = JSON.stringify({ operator: "AND", value: [aboutOrders, gone] });
  await page.goto(`/conversations?filter=${encodeURIComponent(filter)}`);
  await expect(page.getByRole("heading", { name: "This filter can’t be applied" })).toBeVisible();
  await expect(pill(page, "gone")).toContainText("there is no field");
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Remove the invalid part" }).click();
  await expect(
    page.getByRole("group", { name: /^Filter: Orders: Order number contains NW-/ }),
  ).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole("link", { name: "Closed", exact: true }).click();
  await expect(page.getByRole("group", { name: /^Filter: Order/ })).toBeVisible();
  await expect(page.getByRole("gridcell", { name: /^(Open|Snoozed)$/ })).toHaveCount(0);
  await expect(grid(page)).toHaveAttribute("aria-busy", "false");
  const closed = await rows(page).allInnerTexts();
  await rows(page).first().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/conversations\/\d+$/);
  await page.goBack();
  await expect(rows(page)).toHaveText(closed);
});
