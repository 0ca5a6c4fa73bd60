import type { Page } from "@playwright/test";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expect, test } from "./fixtures.ts";

const grid = (page: Page) => page.getByRole("grid", { name: "Orders" });
/** Not the one of the boxes that select rows. */
const headers = (page: Page) => grid(page).locator("th[scope=col][data-column]");
const header = (page: Page, name: string) =>
  grid(page).getByRole("columnheader", { name, exact: true });
const picker = (page: Page) => page.getByRole("dialog", { name: "Columns" });

async function openOrders(page: Page, search = ""): Promise<void> {
  await page.goto(`/objects/Order${search}`);
  await expect(header(page, "Status").getByRole("button")).toBeVisible();
}

async function choose(page: Page, column: string, command: string): Promise<void> {
  await header(page, column).getByRole("button").click();
  await page.getByRole("menuitem", { name: command, exact: true }).click();
}

test("columns are hidden and shown by name, the address holds which, and Back undoes each step", async ({
  page,
}) => {
  await openOrders(page);
  const before = await headers(page).allInnerTexts();
  await page.getByRole("button", { name: "Columns" }).click();
  await picker(page).getByRole("searchbox", { name: "Find a column" }).fill("created");
  await picker(page).getByRole("checkbox", { name: "Created", exact: true }).check();
  await expect(headers(page)).toHaveText([...before, "Created"]);
  await picker(page).getByRole("searchbox").fill("status");
  await picker(page).getByRole("checkbox", { name: "Status" }).uncheck();
  const after = [...before.filter((name) => name !== "Status"), "Created"];
  await expect(headers(page)).toHaveText(after);
  await page.reload();
  await expect(headers(page)).toHaveText(after);
  await page.goBack();
  await expect(headers(page)).toHaveText([...before, "Created"]);
  await page.goBack();
  await expect(headers(page)).toHaveText(before);
});

test("a column moves by its menu, by the picker and by dragging its header", async ({ page }) => {
  await openOrders(page);
  const [first = "", second = "", third = "", ...rest] = await headers(page).allInnerTexts();
  await choose(page, second, "Move right");
  await expect(headers(page)).toHaveText([first, third, second, ...rest]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Columns" }).click();
  await picker(page)
    .getByRole("button", { name: `Move ${second} up`, exact: true })
    .click();
  await expect(headers(page)).toHaveText([first, second, third, ...rest]);
  await page.keyboard.press("Escape");
  await header(page, third)
    .getByRole("button")
    .dragTo(header(page, second), { targetPosition: { x: 4, y: 10 } });
  await expect(headers(page)).toHaveText([first, third, second, ...rest]);
  await page.getByRole("button", { name: "Columns" }).click();
  await picker(page).getByRole("button", { name: "Reset columns" }).click();
  await expect(headers(page)).toHaveText([first, second, third, ...rest]);
});

test("a column is dragged wide, fitted and narrowed, and keeps its width on reload", async ({
  page,
}) => {
  await openOrders(page);
  const width = async () => Math.round((await header(page, "Status").boundingBox())?.width ?? 0);
  const before = await width();
  const box = await header(page, "Status").boundingBox();
  const edge = { x: (box?.x ?? 0) + before - 2, y: (box?.y ?? 0) + 16 };
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x + 50, edge.y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBe(before + 50);
  await choose(page, "Status", "Narrower");
  await expect.poll(width).toBe(before + 26);
  await page.reload();
  await expect(header(page, "Status").getByRole("button")).toBeVisible();
  await expect.poll(width).toBe(before + 26);
  await page.mouse.dblclick(edge.x + 26, edge.y);
  await expect.poll(width).toBeLessThan(before);
});

test("a pinned column stays in sight beside the first one, and can be let go", async ({ page }) => {
  await openOrders(page);
  const [first = "", second = ""] = await headers(page).allInnerTexts();
  await choose(page, "Updated", "Pin left");
  await expect(headers(page).nth(1)).toHaveText("Updated");
  await page.reload();
  await expect(headers(page).nth(1)).toHaveText("Updated");
  await grid(page).evaluate((table) => table.parentElement?.scrollTo(2000, 0));
  await expect(header(page, first)).toBeInViewport({ ratio: 1 });
  await expect(header(page, "Updated")).toBeInViewport({ ratio: 1 });
  await expect(header(page, second)).not.toBeInViewport({ ratio: 0.5 });
  await choose(page, "Updated", "Unpin");
  await expect(headers(page).nth(1)).toHaveText(second);
});

test("compact rows are lower, and stay so", async ({ page }) => {
  await openOrders(page);
  const height = async () =>
    (await grid(page).getByRole("rowheader").first().boundingBox())?.height;
  expect(await height()).toBe(36);
  await page.getByRole("button", { name: "Columns" }).click();
  await picker(page).getByRole("radio", { name: "Compact" }).check();
  await expect.poll(height).toBe(28);
  await page.reload();
  await expect.poll(height).toBe(28);
});

test("columns are arranged with the keyboard alone", async ({ page }) => {
  await openOrders(page);
  const [first = "", second = "", third = ""] = await headers(page).allInnerTexts();
  await grid(page).getByRole("rowheader").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await expect(headers(page).nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu", { name: `Column ${second}` })).toBeVisible();
  await page.getByRole("menuitem", { name: "Move right" }).focus();
  await page.keyboard.press("Enter");
  await expect(headers(page)).toContainText([first, third, second]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await expect(page.locator("[role=grid] th:focus")).toHaveText(second);
});

test("a column that is no more is left out of an address without a word", async ({ page }) => {
  const columns = ["title", "custom_attributes.gone", "custom_attributes.status", "id"];
  await openOrders(page, `?columns=${encodeURIComponent(JSON.stringify(columns))}`);
  await expect(headers(page)).toHaveText([/./, "Status", "Id"]);
  await page.goto("/objects/Order?columns=nonsense");
  await expect(header(page, "Updated")).toBeVisible();
});

test("headers, their menu and the choice of columns have no accessibility violation", async ({
  page,
}) => {
  await openOrders(page);
  await header(page, "Status").getByRole("button").click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Columns" }).click();
  await expect(picker(page)).toBeVisible();
  await expectNoViolations(page);
});
