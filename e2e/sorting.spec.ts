import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const list = (page: Page) => page.getByRole("grid").getByRole("rowheader");

test("a list is sorted by several keys, whose order can be changed", async ({ page }) => {
  await page.goto("/objects/Order");
  const sort = page.getByRole("button", { name: "Newest first" }).first();
  await sort.click();
  const dialog = page.getByRole("dialog", { name: "Sort" });
  await dialog.getByRole("combobox", { name: "Sort by" }).selectOption({ label: "Status" });
  await dialog.getByRole("combobox", { name: "Then by" }).selectOption({ label: "Total" });
  await page.keyboard.press("Escape");
  const header = (name: string) => page.getByRole("columnheader", { name: new RegExp(name) });
  await expect(header("Status")).toHaveAttribute("aria-sort", "ascending");
  await expect(header("Total")).toHaveAttribute("aria-sort", "descending");
  await expect(page.getByRole("grid")).toHaveAttribute("aria-busy", "false");
  const byStatus = await list(page).allInnerTexts();
  await page.reload();
  await expect(list(page)).toHaveText(byStatus);

  await page.getByRole("button", { name: /^Status.*Total/ }).click();
  await dialog.getByRole("button", { name: "Move Total up" }).click();
  await expect(page.getByRole("button", { name: /^Total.*Status/ })).toBeVisible();
  await expect(list(page)).not.toHaveText(byStatus);
  await dialog.getByRole("button", { name: "Newest first" }).click();
  await expect(header("Total")).not.toHaveAttribute("aria-sort");
});

test("the menu of a column sorts by it and opens a filter for it", async ({ page }) => {
  await page.goto("/objects/Order");
  const header = page.getByRole("columnheader", { name: /Items/ });
  await header.getByRole("button", { name: "Items" }).click();
  await page.getByRole("menuitem", { name: "Sort descending" }).click();
  await expect(header).toHaveAttribute("aria-sort", "descending");
  await header.getByRole("button", { name: "Items" }).click();
  await page.getByRole("menuitem", { name: "Filter by this column" }).click();
  await page.getByRole("textbox", { name: "Items" }).fill("3");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: "Filter: Items = 3" })).toBeVisible();
});
