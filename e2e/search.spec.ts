import type { Page } from "@playwright/test";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { expect, test } from "./fixtures.ts";
import { makeOrder } from "./make-orders.ts";

const box = (page: Page) => page.getByRole("combobox", { name: "Search everything" });
const option = (page: Page, name: string | RegExp) => page.getByRole("option", { name });

async function openSearch(page: Page): Promise<void> {
  // Who knows of the keys waits until there is something to search.
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(box(page)).toBeFocused();
}

test("from inside any field, keys alone lead to a record by a part of a value", async ({
  page,
  api,
}) => {
  const { id, number } = await makeOrder(api);
  const note = `needle-${number.toLowerCase()}`;
  await api.post("/api/custom_object_instances/Order", {
    data: {
      external_id: number.toLowerCase(),
      custom_attributes: { shipping_address: `Left at ${note}` },
    },
  });
  await page.goto("/contacts");
  await page.getByRole("searchbox", { name: "Search contacts" }).focus();
  await openSearch(page);
  await page.keyboard.type(note.slice(2).toUpperCase());
  const found = option(page, number);
  await expect(found).toHaveAttribute("aria-selected", "true");
  await expect(found.locator("mark")).toHaveText([note.slice(2)]);
  await expect(page.getByRole("status").filter({ hasText: "1 record found" })).toBeAttached();
  await expectNoViolations(page, ['[role="dialog"]']);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/objects/Order/${id}`);
  await expect(box(page)).toBeHidden();
});

test("a whole id goes straight to its record, even before the answer is in sight", async ({
  page,
  api,
}) => {
  const { id, number } = await makeOrder(api);
  await page.goto("/checks");
  await openSearch(page);
  await page.keyboard.type(number.toLowerCase());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/objects/Order/${id}`);
});

test("“See all” opens the list with what was typed", async ({ page }) => {
  await page.goto("/");
  await openSearch(page);
  await page.keyboard.type("example");
  const all = page
    .getByRole("group", { name: /^Contacts/ })
    .getByRole("option", { name: /^See all/ });
  await expect(all).toBeVisible();
  await all.click();
  await expect(page).toHaveURL(/\/contacts\?q=example/);
  await expect(page.getByRole("searchbox", { name: "Search contacts" })).toHaveValue("example");
});

test("one letter finds what starts with it, and pages and actions by their words", async ({
  page,
}) => {
  await page.goto("/");
  await openSearch(page);
  await page.keyboard.type("c");
  await expect(option(page, "Contacts").first()).toHaveAttribute("aria-selected", "true");
  await expect(
    page
      .getByRole("group", { name: /^Contacts ·/ })
      .getByRole("option")
      .first(),
  ).toHaveText(/^c/i);
  await box(page).fill("dark");
  await expect(option(page, "Switch to dark mode")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
});

test("what is typed before the box is there counts, Enter too", async ({ page, api }) => {
  const { id, number } = await makeOrder(api);
  await page.route("**/search-palette-*.js", async (route) => {
    await new Promise((done) => setTimeout(done, 1500));
    await route.continue();
  });
  await page.goto("/contacts");
  const field = page.getByRole("searchbox", { name: "Search contacts" });
  await field.focus();
  await page.keyboard.press("Control+k");
  await page.keyboard.type(`${number}!`);
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/objects/Order/${id}`);
  await page.goBack();
  await expect(field).toHaveValue("");
});

test("a text that nothing holds is told, and Escape gives the focus back", async ({ page }) => {
  await page.goto("/contacts");
  const field = page.getByRole("searchbox", { name: "Search contacts" });
  await field.focus();
  await openSearch(page);
  await page.keyboard.type("no such thing anywhere");
  await expect(page.getByText("No record holds “no such thing anywhere”")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(box(page)).toBeHidden();
  await expect(field).toBeFocused();
});

test("a search that failed says so and can be tried again", async ({ page }) => {
  await page.goto("/");
  await openSearch(page);
  await page.route("**/api/console/search?*", (route) => route.fulfill({ status: 503, json: {} }));
  await page.keyboard.type("example");
  await expect(page.getByRole("alert").filter({ hasText: "The search failed" })).toBeVisible();
  await page.unroute("**/api/console/search?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("group", { name: /^Contacts ·/ })).toBeVisible();
});

test("a late answer to an earlier text never takes the place of the latest", async ({ page }) => {
  await page.goto("/");
  await openSearch(page);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/console/search?q=exa", async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  const asked = page.waitForRequest("**/api/console/search?q=exa");
  await page.keyboard.type("exa");
  await asked;
  await box(page).fill("zzz none");
  await expect(page.getByText("No record holds “zzz none”")).toBeVisible();
  release();
  await expect(page.getByRole("group", { name: /^Contacts ·/ })).toHaveCount(0);
  await expect(page.getByText("No record holds “zzz none”")).toBeVisible();
});

test("what was opened lately comes first where nothing is typed", async ({ page, api }) => {
  const { id, number } = await makeOrder(api);
  await page.goto(`/objects/Order/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: number })).toBeVisible();
  await page.getByRole("link", { name: "Checks" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Checks" })).toBeVisible();
  await openSearch(page);
  await expect(
    page.getByRole("group", { name: "Opened lately" }).getByRole("option").first(),
  ).toContainText(number);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/objects/Order/${id}`);
});

test("on a phone the search fills the screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/objects/Order");
  await page.getByRole("button", { name: "Search everything" }).click();
  await box(page).fill("ship");
  await expect(page.getByRole("group", { name: /^Shipments ·/ })).toBeVisible();
  await expectToFit(page);
  await expectNoViolations(page, ['[role="dialog"]']);
});
