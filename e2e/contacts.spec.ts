import type { Page } from "@playwright/test";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { findContacts } from "./find-contacts.ts";
import { expect, test } from "./fixtures.ts";

const grid = (page: Page) => page.getByRole("grid", { name: "Contacts" });
const rows = (page: Page) => grid(page).getByRole("rowheader");
const range = (page: Page) => page.getByText(/^[\d,–]+ of [\d,]+$/);
const searchField = (page: Page) => page.getByRole("searchbox", { name: "Search contacts" });

test("the list of contacts turns its pages both ways, and Back and reload bring each page back", async ({
  page,
}) => {
  await page.goto("/contacts?per_page=25");
  await expect(range(page)).toContainText(/^1–25 of \d+/);
  await expect(grid(page)).toHaveAttribute("aria-busy", "false");
  const first = await rows(page).allTextContents();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(range(page)).toContainText(/^26–50 of/);
  await expect(grid(page)).toHaveAttribute("aria-busy", "false");
  const second = await rows(page).allTextContents();
  expect(second.filter((name) => first.includes(name))).toEqual([]);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(range(page)).toContainText(/^51–75 of/);
  await page.goBack();
  await expect(range(page)).toContainText(/^26–50 of/);
  await expect(rows(page)).toHaveText(second);
  await page.reload();
  await expect(rows(page)).toHaveText(second);
  await page.getByRole("button", { name: "Previous" }).click();
  await expect(range(page)).toContainText(/^1–25 of/);
  await expect(rows(page)).toHaveText(first);
  await expect(page).toHaveURL(/\/contacts\?per_page=25$/);
  await expect(page.getByRole("button", { name: "Previous" })).toBeDisabled();
});

test("the list of contacts walks to its end and back without losing or repeating anyone", async ({
  page,
  api,
}) => {
  await page.goto("/contacts?per_page=150");
  await expect(range(page)).toContainText(/^1–150 of/);
  const total = Number(/of (\d+)/.exec(await range(page).innerText())?.[1]);
  const hrefs = () =>
    rows(page)
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  await expect(rows(page)).toHaveCount(150);
  const seen = new Set(await hrefs());
  const next = page.getByRole("button", { name: "Next" });
  for (let position = 151; position <= total; position += 150) {
    await next.click();
    await expect(range(page)).toContainText(new RegExp(`^${position}–`));
    await expect(rows(page)).toHaveCount(Math.min(150, total - position + 1));
    // Rows below the edge of the window follow a moment after those in sight.
    await expect.poll(async () => (await hrefs()).filter((href) => seen.has(href))).toEqual([]);
    for (const href of await hrefs()) seen.add(href);
  }
  await expect(next).toBeDisabled();
  expect(seen.size).toBe(total);
  expect(await findContacts(api, "")).toHaveLength(150);
  await page.getByRole("button", { name: "Previous" }).click();
  await expect(range(page)).toContainText(/^301–450 of/);
});

test("the list of contacts asks for the next page before it is wanted", async ({ page }) => {
  const ahead = page.waitForRequest((request) => request.url().includes("after="));
  await page.goto("/contacts");
  await ahead;
});

test("the list of contacts changes its page size and starts again from the first page", async ({
  page,
}) => {
  await page.goto("/contacts?per_page=25");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(range(page)).toContainText(/^26–50 of/);
  await page.getByRole("combobox", { name: "Rows per page" }).selectOption("100");
  await expect(range(page)).toContainText(/^1–100 of/);
  await expect(page).toHaveURL(/\/contacts\?per_page=100$/);
  await expect(rows(page)).toHaveCount(100);
});

test("the list of contacts searches any field, and Back leaves the search", async ({
  page,
  api,
}) => {
  const contact = (await findContacts(api, "")).find(
    ({ name, email, phone, external_id }) => name && email && phone && external_id,
  );
  if (!contact) throw new Error("The demo has no contact with everything");
  await page.goto("/contacts?per_page=25");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(range(page)).toContainText(/^26–50 of/);
  const { name, email, phone, external_id, id } = contact;
  for (const wanted of [name, email, phone, external_id, id]) {
    await searchField(page).fill(wanted ?? "");
    await expect(page.getByRole("link", { name: name ?? "", exact: true })).toBeVisible();
    await expect(page).toHaveURL((url) => url.searchParams.get("q") === wanted);
    expect(new URL(page.url()).searchParams.has("after")).toBe(false);
  }
  await page.reload();
  await expect(searchField(page)).toHaveValue(id);
  await expect(rows(page)).toHaveCount(1);
  await page.goBack();
  await expect(range(page)).toContainText(/^26–50 of/);
  await expect(searchField(page)).toHaveValue("");
});

test("the list of contacts drops a search that newer letters replace, and keeps the old rows dimmed meanwhile", async ({
  page,
}) => {
  await page.goto("/contacts");
  await expect(rows(page)).toHaveCount(50);
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/q=mar(&|$)/, async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  const asked = page.waitForRequest(/q=mar(&|$)/);
  await searchField(page).fill("mar");
  const superseded = await asked;
  await expect(page.getByRole("grid")).toHaveAttribute("aria-busy", "true");
  await expect(rows(page)).toHaveCount(50);
  const dropped = page.waitForEvent("requestfailed", (request) => request === superseded);
  await searchField(page).pressSequentially("ia");
  await dropped;
  answer();
  await expect(page).toHaveURL(/q=maria$/);
  await expect(page.getByRole("grid")).toHaveAttribute("aria-busy", "false");
  await expect(rows(page).first()).toContainText(/maria/i);
});

test("the list of contacts says when nothing matches and offers to clear the search", async ({
  page,
}) => {
  await page.goto("/contacts?q=nobody-is-called-this");
  await expect(
    page.getByRole("heading", { name: "No contact matches “nobody-is-called-this”" }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Clear search" }).last().click();
  await expect(rows(page)).toHaveCount(50);
  await expect(searchField(page)).toHaveValue("");
});

test("the list of contacts leads from a cursor that makes no sense to the first page", async ({
  page,
}) => {
  await page.goto("/contacts?after=not-a-cursor");
  await expect(page.getByRole("alert")).toContainText("Contacts could not be loaded");
  await expect(page.getByRole("alert")).toContainText("Request");
  await page.getByRole("button", { name: "Go to the first page" }).click();
  await expect(rows(page)).toHaveCount(50);
  await expect(page).toHaveURL(/\/contacts$/);
});

test("the list of contacts keeps the last good rows under a failure, and tries again", async ({
  page,
}) => {
  await page.goto("/contacts");
  await expect(rows(page)).toHaveCount(50);
  await page.route(/console\/contacts\?/, (route) =>
    route.fulfill({
      status: 500,
      json: { type: "error.list", request_id: "r-1", errors: [{ code: "server_error" }] },
    }),
  );
  await searchField(page).fill("kontor");
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible({
    timeout: 15_000,
  });
  await expect(rows(page)).toHaveCount(50);
  await page.unroute(/console\/contacts\?/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(rows(page)).toHaveText(["Kontor Nord Großhandel GmbH & Co. KG"]);
});

test("the list of contacts works with the keyboard alone", async ({ page }) => {
  await page.goto("/contacts");
  await expect(rows(page)).toHaveCount(50);
  await page.getByRole("heading", { name: "Contacts" }).click();
  await page.keyboard.press("Tab");
  await expect(searchField(page)).toBeFocused();
  await page.keyboard.type("maria");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=maria/);
  await expect(rows(page).first()).toContainText(/maria/i);
  const second = await rows(page).nth(1).innerText();
  await rows(page).first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(second);
  await page.goBack();
  await expect(searchField(page)).toHaveValue("maria");
  await searchField(page).focus();
  await page.keyboard.press("Escape");
  await expect(rows(page)).toHaveCount(50);
});

test("the list of contacts has no accessibility violation", async ({ page }) => {
  await page.goto("/contacts?per_page=25");
  await expect(rows(page)).toHaveCount(25);
  await expectNoViolations(page);
});

test("the list of contacts fits 320 pixels without an accessibility violation", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/contacts?per_page=25");
  await expect(rows(page)).toHaveCount(25);
  await expectToFit(page);
  await expectNoViolations(page);
});
