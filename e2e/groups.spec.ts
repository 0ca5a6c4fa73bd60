import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { expect, test } from "./fixtures.ts";

const grid = (page: Page) => page.getByRole("grid", { name: "Orders" });
const group = (page: Page, name: RegExp): Locator =>
  grid(page).getByRole("rowheader").getByRole("button", { name });
const rows = (page: Page) => grid(page).locator("tr[data-row-id]");
const foot = (page: Page) => grid(page).locator("tfoot");
const groupBy = (page: Page) => page.getByRole("combobox", { name: "Group by" });

/** Three orders that only the test at hand finds, by the text that it answers. */
async function makeOrdersOfItsOwn(api: APIRequestContext): Promise<string> {
  const product = `sums${crypto.randomUUID().slice(0, 8)}`;
  const orders = [
    { status: "Shipped", total_amount: 0.1 },
    { status: "Shipped", total_amount: 12.5 },
    { total_amount: 0.2 },
  ];
  for (const order of orders)
    await api.post("/api/custom_object_instances/Order", {
      data: { custom_attributes: { ...order, product } },
    });
  return product;
}

test("rows are grouped, opened and read on with the keyboard; Back and reload bring all back", async ({
  page,
}) => {
  await page.goto("/objects/Order");
  await page.getByRole("button", { name: "Group", exact: true }).click();
  await groupBy(page).selectOption("Status");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /By.Status/ })).toBeFocused();
  const delivered = group(page, /^Delivered/);
  await expect(delivered).toHaveAttribute("aria-expanded", "false");
  const names = await grid(page).locator("tbody [aria-expanded]").allInnerTexts();
  expect(names.map((name) => name.replace(/\s*[\d,]+$/, "")).slice(0, 4)).toEqual([
    "Pending",
    "Processing",
    "Shipped",
    "Delivered",
  ]);

  await grid(page).getByRole("rowheader").first().focus();
  for (let below = 0; below < 3; below += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(delivered).toHaveAttribute("aria-expanded", "true");
  await expect(rows(page)).toHaveCount(50);
  await page.keyboard.press("Space");
  await expect(rows(page)).toHaveCount(0);
  await page.keyboard.press("Space");
  await expect(rows(page)).toHaveCount(50);
  await page.keyboard.press("ArrowDown");
  await expect(rows(page).first().getByRole("rowheader")).toBeFocused();

  await page.getByRole("button", { name: /^Show more, [\d,]+ left$/ }).click();
  await expect(rows(page)).toHaveCount(100);
  const last = await rows(page).last().getByRole("link").innerText();
  await rows(page).last().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: last })).toBeVisible();
  await expect(page.getByRole("group", { name: "Place in the list" })).toHaveText(
    /^100 of [\d,]+$/,
  );
  await page.goBack();
  await expect(rows(page)).toHaveCount(100);
  await expect(rows(page).last()).toBeInViewport();
  await page.reload();
  await expect(rows(page)).toHaveCount(100);
  await expect(rows(page).last()).toBeInViewport();
  await page.goBack();
  await expect(grid(page).locator("tbody [aria-expanded]")).toHaveCount(0);
  await expect(rows(page)).toHaveCount(50);
});

test("numbers are added up at the foot and in groups, follow a search that is marked, and belong to views", async ({
  page,
  api,
}) => {
  const product = await makeOrdersOfItsOwn(api);
  await page.goto(`/objects/Order?q=${product}`);
  await expect(rows(page).locator("mark")).toHaveText([product, product, product]);
  await grid(page).getByRole("columnheader", { name: "Total" }).getByRole("button").click();
  await page.getByRole("menuitem", { name: "Add up at the foot" }).click();
  await expect(foot(page).getByRole("rowheader")).toHaveText("All 3");
  const figure = foot(page).getByRole("button", { name: /of Total/ });
  await expect(figure).toHaveAccessibleName("Sum of Total: 12.8");
  await rows(page).last().getByRole("rowheader").focus();
  await page.keyboard.press("ArrowDown");
  await expect(foot(page).getByRole("rowheader")).toBeFocused();
  await figure.click();
  await page.getByRole("menuitemradio", { name: "Average" }).click();
  await expect(figure).toHaveAccessibleName(/^Average of Total: about\s+4\.267$/);

  await grid(page).getByRole("columnheader", { name: "Status" }).getByRole("button").click();
  await page.getByRole("menuitem", { name: "Group by this column" }).click();
  await expect(group(page, /^Shipped\s*2$/)).toBeVisible();
  await expect(group(page, /^Unset\s*1$/)).toBeVisible();
  await expect(grid(page).locator("tbody tr").first()).toContainText("6.3");
  await group(page, /^Unset/).click();
  await expect(rows(page).locator("mark")).toHaveText([product]);
  await expectNoViolations(page, ["[role=grid]"]);

  const name = `Grouped ${product}`;
  await page.getByRole("button", { name: "Save view…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("dialog").getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByRole("button", { name: `View: ${name}`, exact: true })).toBeVisible();
  await figure.click();
  await page.getByRole("menuitemradio", { name: "Largest" }).click();
  await expect(figure).toHaveAccessibleName("Largest of Total: 12.5");
  await expect(page.getByRole("button", { name: `View: ${name}, changed` })).toBeVisible();
  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await expect(figure).toHaveAccessibleName(/^Average/);
  await expect(group(page, /^Shipped/)).toBeVisible();
});

test("on a phone groups are headers of cards, and the sums stay in sight below", async ({
  page,
  api,
}) => {
  const product = await makeOrdersOfItsOwn(api);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/objects/Order?q=${product}`);
  await page.getByRole("button", { name: "Group", exact: true }).click();
  await groupBy(page).selectOption("Status");
  await page.getByRole("combobox", { name: "Total" }).selectOption("Sum");
  await page.keyboard.press("Escape");
  await expect(foot(page)).toContainText(/Sum\s*of Total:\s*12\.8/);
  await group(page, /^Shipped\s*2/).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(foot(page)).toBeInViewport({ ratio: 1 });
  await expectToFit(page);
  await expectNoViolations(page);
});
