import { expectNoViolations } from "./expect-no-violations.ts";
import { expect, test } from "./fixtures.ts";
import {
  act,
  drift,
  emptyOf,
  filter,
  hasView,
  headers,
  nameView,
  openList,
  paramOf,
  shipped,
  switcher,
  views,
} from "./saved-views.ts";

test.beforeEach(async ({ api }) => emptyOf(api));

test("a filtered list is saved under a name, and drifts, saves and resets from there", async ({
  page,
}) => {
  await openList(page);
  await expect(switcher(page)).toHaveText("All orders");
  await expect(drift(page)).toBeHidden();
  await openList(page, `?filter=${encodeURIComponent(filter)}`);
  await drift(page).getByRole("button", { name: "Save view…" }).click();
  await nameView(page, "Open orders");
  await expect(switcher(page)).toHaveText("Open orders");
  await expect(drift(page)).toBeHidden();
  expect(paramOf(page, "view")).not.toBeNull();
  expect(paramOf(page, "filter")).toBe(filter);

  await page.getByRole("searchbox", { name: "Search orders" }).fill("ORD");
  await expect(drift(page)).toBeVisible();
  await expect(switcher(page)).toHaveAccessibleName("View: Open orders, changed");
  await page.reload();
  await expect(page.getByRole("searchbox", { name: "Search orders" })).toHaveValue("ORD");
  await expect(drift(page)).toBeVisible();
  await drift(page).getByRole("button", { name: "Reset" }).click();
  await expect(drift(page)).toBeHidden();
  expect(paramOf(page, "q")).toBeNull();
  await page.goBack();
  await expect(drift(page)).toBeVisible();
  expect(paramOf(page, "q")).toBe("ORD");
  await drift(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(drift(page)).toBeHidden();
  await expect(page.getByText("“Open orders” is saved").last()).toBeVisible();
});

test("density belongs to the view: it drifts, and is the view's once saved", async ({
  page,
  api,
}) => {
  const { id } = await hasView(api);
  await openList(page, `?view=${id}`);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("radio", { name: "Compact" }).check();
  await page.keyboard.press("Escape");
  await expect(drift(page)).toBeVisible();
  await drift(page).getByRole("button", { name: "Reset" }).click();
  await expect(drift(page)).toBeHidden();
  await page.getByRole("button", { name: "Columns" }).click();
  await expect(page.getByRole("radio", { name: "Comfortable" })).toBeChecked();
  await page.getByRole("radio", { name: "Compact" }).check();
  await page.keyboard.press("Escape");
  await drift(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(drift(page)).toBeHidden();
  await page.reload();
  await page.getByRole("button", { name: "Columns" }).click();
  await expect(page.getByRole("radio", { name: "Compact" })).toBeChecked();
});

test("a view that is emptied stays empty on reload, and is the view it was on reset", async ({
  page,
  api,
}) => {
  const { id } = await hasView(api, {
    layout: { columns: null, pinned: [], widths: {}, density: "comfortable", group_by: null },
  });
  await openList(page, `?view=${id}`);
  await expect.poll(() => paramOf(page, "filter")).toBe(filter);
  await page
    .getByRole("button", { name: /^Remove .*status/i })
    .first()
    .click();
  await expect(drift(page)).toBeVisible();
  expect(paramOf(page, "filter")).toBeNull();
  await page.reload();
  await expect(drift(page)).toBeVisible();
  expect(paramOf(page, "filter")).toBeNull();
  await drift(page).getByRole("button", { name: "Reset" }).click();
  await expect.poll(() => paramOf(page, "filter")).toBe(filter);
});

test("a view is renamed, duplicated and deleted, and the deletion undone", async ({
  page,
  api,
}) => {
  const { id } = await hasView(api);
  await openList(page, `?view=${id}`);
  await act(page, "Open orders", "Rename or share…");
  await nameView(page, "Still open");
  await expect(switcher(page)).toHaveText("Still open");
  await act(page, "Still open", "Duplicate…");
  const name = page.getByRole("textbox", { name: "Name" });
  await expect(name).toHaveValue("Still open copy");
  await name.fill("STILL open");
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByText(/Name is taken/)).toBeVisible();
  await name.fill("Twin");
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(switcher(page)).toHaveText("Twin");
  await act(page, "Twin", "Delete view");
  await expect(switcher(page)).toHaveText("All orders");
  expect(paramOf(page, "filter")).toBe(filter);
  await page.getByRole("button", { name: "Undo" }).click();
  await switcher(page).click();
  await views(page).getByRole("link", { name: "Twin" }).click();
  await expect(switcher(page)).toHaveText("Twin");
});

test("an attribute that is no more is a struck pill, and the rest of the view holds", async ({
  page,
  api,
}) => {
  const gone = { field: "custom_attributes.vanished", operator: "=", value: "x" };
  const { id } = await hasView(api, {
    query: {
      q: null,
      filter: JSON.stringify({ operator: "AND", value: [shipped, gone] }),
      sort: null,
      contact: null,
      conversation: null,
    },
    layout: {
      columns: ["title", "custom_attributes.vanished", "custom_attributes.status"],
      pinned: ["custom_attributes.vanished"],
      widths: {},
      density: "comfortable",
      group_by: null,
    },
  });
  await page.goto(`/objects/Order?view=${id}`);
  await expect(switcher(page)).toHaveText("Open orders");
  await expect(page.getByText(/vanished/).first()).toBeVisible();
  await page
    .getByRole("button", { name: /^Remove .*vanished/i })
    .first()
    .click();
  await expect(headers(page).last()).toHaveText("Status");
  await expect(headers(page).filter({ hasText: /vanished/i })).toHaveCount(0);
  await expect(drift(page)).toBeVisible();
});

test("views are found, opened and saved with the keyboard alone", async ({ page, api }) => {
  await hasView(api);
  await hasView(api, {
    name: "Other orders",
    query: { q: "x", filter: null, sort: null, contact: null, conversation: null },
  });
  await openList(page);
  await switcher(page).focus();
  await page.keyboard.press("Enter");
  await expect(views(page).getByRole("searchbox", { name: "Find a view" })).toBeFocused();
  await expectNoViolations(page);
  await page.keyboard.type("open");
  await expect(views(page).getByRole("link")).toHaveText(["Open orders"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(switcher(page)).toHaveText("Open orders");
  await expect(switcher(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(views(page).getByRole("searchbox", { name: "Find a view" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(views(page)).toBeHidden();
  await expect(switcher(page)).toBeFocused();

  await page.getByRole("searchbox", { name: "Search orders" }).fill("ORD");
  await drift(page).getByRole("button", { name: "Save as…" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
  await expectNoViolations(page);
  await page.keyboard.type("Typed");
  await page.keyboard.press("Enter");
  await expect(switcher(page)).toHaveText("Typed");
  await expectNoViolations(page);
});
