import type { Page } from "@playwright/test";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expect, test } from "./fixtures.ts";

const grid = (page: Page) => page.getByRole("grid", { name: "Orders" });
const rows = (page: Page) => grid(page).getByRole("rowheader");
const range = (page: Page) => page.getByText(/^[\d,–]+ of [\d,]+$/);
const frame = (page: Page) => page.locator("[data-scroll-restoration-id=list]");

/** Returns how many orders there are; other journeys make some too. */
async function openScroll(page: Page): Promise<number> {
  await page.goto("/objects/Order");
  await expect(rows(page)).toHaveCount(50);
  await page.getByRole("combobox", { name: "Rows per page" }).selectOption("All in one scroll");
  await expect(page).toHaveURL(/scroll=true/);
  await expect(range(page)).toHaveText(/^1–\d+ of 1,1\d\d$/);
  return Number((await range(page).innerText()).replace(/.* of |,/g, ""));
}

test("one scroll leads through all rows; Back and reload bring its place back", async ({
  page,
}) => {
  const total = await openScroll(page);
  const all = total.toLocaleString("en");
  await expect(grid(page)).toHaveAttribute("aria-rowcount", String(total + 1));
  const first = await rows(page).first().innerText();
  await frame(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(range(page)).toHaveText(new RegExp(`^1,\\d+–${all} of ${all}$`));
  await expect(
    grid(page).locator(`tr[aria-rowindex='${total + 1}'][data-row-id]`),
  ).toBeInViewport();
  const last = await rows(page).last().innerText();
  expect(last).not.toBe(first);
  await rows(page).last().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: last })).toBeVisible();
  await expect(page.getByRole("group", { name: "Place in the list" })).toHaveText(
    `${all} of ${all}`,
  );
  await page.goBack();
  await expect(rows(page).last()).toHaveText(last);
  await expect(rows(page).last()).toBeInViewport();
  await page.reload();
  await expect(rows(page).last()).toHaveText(last);
  await expect(rows(page).last()).toBeInViewport();
  await page.getByRole("combobox", { name: "Rows per page" }).selectOption("50 per page");
  await expect(rows(page)).toHaveCount(50);
});

test("keys lead through rows that are not drawn yet, and the focus is not lost", async ({
  page,
}) => {
  const last = (await openScroll(page)) + 1;
  await rows(page).first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+End");
  await expect(grid(page).locator(`tr[aria-rowindex='${last}']:focus-within`)).toHaveCount(1);
  await page.keyboard.press("Control+Home");
  await expect(grid(page).locator("tr[aria-rowindex='2']:focus-within")).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  for (let turn = 0; turn < 4; turn += 1) await page.keyboard.press("PageDown");
  await expect(grid(page).locator("tr[aria-rowindex='2']")).toHaveCount(0);
  await expect(grid(page).locator("[data-row-id] td:focus")).toBeInViewport();
});

test("rows that are selected stay so when they are scrolled away and back", async ({ page }) => {
  await openScroll(page);
  await grid(page).getByRole("checkbox", { name: "Select row" }).nth(2).click();
  await frame(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(range(page)).toHaveText(/^1,\d+–/);
  await expect(page.getByRole("region", { name: "Selection" })).toContainText("1 selected");
  await frame(page).evaluate((element) => element.scrollTo(0, 0));
  await expect(grid(page).getByRole("checkbox", { name: "Select row" }).nth(2)).toHaveAttribute(
    "aria-checked",
    "true",
  );
  await expectNoViolations(page);
});
