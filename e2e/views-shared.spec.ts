import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import {
  act,
  drift,
  emptyOf,
  filter,
  hasView,
  nameView,
  openList,
  paramOf,
  switcher,
  views,
} from "./saved-views.ts";

test.beforeEach(async ({ api }) => emptyOf(api));

test("a type opens with its default, one's own before everyone's, and all is one choice away", async ({
  page,
  api,
}) => {
  await hasView(api, { is_default: true });
  await page.goto("/");
  await page
    .getByRole("navigation")
    .getByRole("link", { name: /^Orders/ })
    .click();
  await expect(switcher(page)).toHaveText("Open orders");
  expect(paramOf(page, "filter")).toBe(filter);
  await page.goBack();
  await expect(page).toHaveURL("/");
  await openList(page);
  await expect(switcher(page)).toHaveText("Open orders");

  await switcher(page).click();
  await views(page).getByRole("link", { name: "All orders" }).click();
  await expect(switcher(page)).toHaveText("All orders");
  expect(paramOf(page, "filter")).toBeNull();
  await page.reload();
  await expect(switcher(page)).toHaveText("All orders");

  await openList(page, "?sort=%5B%7B%22field%22%3A%22id%22%2C%22order%22%3A%22ascending%22%7D%5D");
  await drift(page).getByRole("button", { name: "Save view…" }).click();
  await page.getByRole("checkbox", { name: "Open orders with this view" }).check();
  await nameView(page, "By id", "Only this browser");
  await openList(page);
  await expect(switcher(page)).toHaveText("By id");
  await act(page, "By id", "No longer open orders with it");
  await expect(page.getByText("“By id” is not the default any more")).toBeVisible();
  await openList(page);
  await expect(switcher(page)).toHaveText("Open orders");
});

test("a link to everyone's view opens in another browser, one's own does not", async ({
  page,
  api,
  browser,
  baseURL,
}) => {
  const shared = await hasView(api);
  await openList(page, `?filter=${encodeURIComponent(filter)}`);
  await drift(page).getByRole("button", { name: "Save view…" }).click();
  await nameView(page, "My own", "Only this browser");
  await expect(switcher(page)).toHaveText("My own");
  const own = paramOf(page, "view");
  await expect(page.getByText("deleted, or only another browser has it")).toBeHidden();

  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const other = await context.newPage();
  await openList(other, `?view=${shared.id}`);
  await expect(switcher(other)).toHaveText("Open orders");
  expect(paramOf(other, "filter")).toBe(filter);
  await openList(other, `?view=${own}`);
  await expect(other.getByText("deleted, or only another browser has it")).toBeVisible();
  await openList(other, new URL(page.url()).search);
  await expect(other.getByText("deleted, or only another browser has it")).toBeVisible();
  expect(paramOf(other, "filter")).toBe(filter);
  await other.getByRole("button", { name: "Dismiss" }).click();
  expect(paramOf(other, "view")).toBeNull();
  expect(paramOf(other, "filter")).toBe(filter);
  await context.close();
});

test("of two tabs that save, the second is asked before it saves over the first", async ({
  page,
  api,
  context,
}) => {
  const { id } = await hasView(api);
  const second = await context.newPage();
  await openList(page, `?view=${id}`);
  await openList(second, `?view=${id}`);
  const search = (of: Page, text: string) =>
    of.getByRole("searchbox", { name: "Search orders" }).fill(text);
  await search(page, "first");
  await drift(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(drift(page)).toBeHidden();
  await search(second, "second");
  await drift(second).getByRole("button", { name: "Save", exact: true }).click();
  const question = second.getByRole("dialog", { name: "“Open orders” was changed meanwhile" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question).toBeHidden();
  expect(paramOf(second, "q")).toBe("second");
  await drift(second).getByRole("button", { name: "Save", exact: true }).click();
  await question.getByRole("button", { name: "Save over it" }).click();
  await expect(drift(second)).toBeHidden();
  await page.reload();
  await expect(drift(page)).toBeVisible();
  await drift(page).getByRole("button", { name: "Reset" }).click();
  await expect(page.getByRole("searchbox", { name: "Search orders" })).toHaveValue("second");
});

test("pinned and recent views stand under their type in the navigation, there at once", async ({
  page,
  api,
}) => {
  const { id } = await hasView(api);
  const main = page.getByRole("navigation", { name: "Main" });
  await openList(page, `?view=${id}`);
  await expect(main.getByRole("link", { name: "Open orders" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await act(page, "Open orders", "Pin to the navigation");
  await page.goto("/contacts");
  await main.getByTitle("Open orders, pinned").click();
  await expect(switcher(page)).toHaveText("Open orders");
  await expect.poll(() => paramOf(page, "filter")).toBe(filter);
  await api.delete(`/api/console/views/${id}`);
  await page.reload();
  await expect(main.getByRole("link", { name: "Open orders" })).toBeHidden();
});
