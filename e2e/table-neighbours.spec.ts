import type { Page } from "@playwright/test";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expect, test } from "./fixtures.ts";

const rows = (page: Page) => page.getByRole("grid", { name: "Shipments" }).getByRole("rowheader");
const place = (page: Page) => page.getByRole("group", { name: "Place in the list" });
const title = (page: Page) => page.getByRole("heading", { level: 1 });

test("a record opened from a list leads along it, over the end of a page, by button and by key", async ({
  page,
}) => {
  await page.goto("/objects/Shipment?per_page=25&page=2");
  await expect(rows(page)).toHaveCount(25);
  await expect(page.getByRole("grid")).toHaveAttribute("aria-busy", "false");
  const second = await rows(page).allInnerTexts();
  await page.getByRole("button", { name: "Previous" }).click();
  await expect(rows(page).last()).not.toHaveText(second.at(-1) ?? "");
  await expect(page.getByRole("grid")).toHaveAttribute("aria-busy", "false");
  const first = await rows(page).allInnerTexts();
  await rows(page).nth(23).getByRole("link").click();
  await expect(place(page)).toHaveText(/^24 of \d+$/);
  await place(page).getByRole("button", { name: "Next shipment" }).click();
  await expect(title(page)).toHaveText(first[24] ?? "");
  await expect(place(page).getByRole("button", { name: "Next shipment" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText(second[0] ?? "");
  await expect(place(page)).toHaveText(/^26 of \d+$/);
  await page.reload();
  await expect(place(page)).toHaveText(/^26 of \d+$/);
  await page.keyboard.press("Alt+ArrowUp");
  await expect(title(page)).toHaveText(first[24] ?? "");
  await expectNoViolations(page);
  await page.goBack();
  await expect(rows(page)).toHaveText(first);
});

test("the first record has none before it, and a link of its own has no list", async ({
  page,
  context,
}) => {
  await page.goto("/objects/Shipment");
  await rows(page).first().getByRole("link").click();
  await expect(place(page)).toHaveText(/^1 of \d+$/);
  await expect(place(page).getByRole("button", { name: "Previous shipment" })).toBeDisabled();
  const passedOn = await context.newPage();
  await passedOn.goto(page.url());
  await expect(passedOn.getByRole("link", { name: "See associations" })).toBeVisible();
  await expect(place(passedOn)).toBeHidden();
});
