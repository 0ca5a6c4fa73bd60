import type { Page } from "@playwright/test";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { findContact } from "./find-contacts.ts";
import { expect, test } from "./fixtures.ts";
import { makeOrder } from "./make-orders.ts";

const grid = (page: Page, name: string) => page.getByRole("grid", { name });
const rows = (page: Page, name = "Shipments") => grid(page, name).getByRole("rowheader");
const range = (page: Page) => page.getByText(/^[\d,–]+ of [\d,]+$/);
const peek = (page: Page) => page.getByRole("complementary", { name: /^Peek at/ });

test("the list of instances turns its pages, and Back and reload bring each page back", async ({
  page,
}) => {
  await page.goto("/objects/Shipment?per_page=25");
  await expect(range(page)).toHaveText(/^1–25 of \d+$/);
  await expect(rows(page)).toHaveCount(25);
  await expect(page.getByRole("grid")).toHaveAttribute("aria-busy", "false");
  const first = await rows(page).allInnerTexts();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(range(page)).toHaveText(/^26–50 of \d+$/);
  await expect(page).toHaveURL(/page=2/);
  await expect(rows(page)).toHaveCount(25);
  await expect(page.getByRole("grid")).toHaveAttribute("aria-busy", "false");
  const second = await rows(page).allInnerTexts();
  expect(second).not.toEqual(first);
  await page.reload();
  await expect(rows(page)).toHaveText(second);
  await page.goBack();
  await expect(rows(page)).toHaveText(first);
  await expect(page.getByRole("button", { name: "Previous" })).toBeDisabled();
  await page.getByRole("combobox", { name: "Rows per page" }).selectOption("100");
  await expect(range(page)).toHaveText(/^1–100 of \d+$/);
  await expect(rows(page)).toHaveCount(100);
});

test("a page beyond the last offers the last one", async ({ page }) => {
  await page.goto("/objects/Shipment?page=999");
  await expect(page.getByRole("heading", { name: "There is no page 999" })).toBeVisible();
  await page.getByRole("button", { name: "Go to the last page" }).click();
  await expect(range(page)).toHaveText(/^\d+–(\d+) of \1$/);
});

test("the list of instances asks for the next page before it is wanted", async ({ page }) => {
  const next = page.waitForRequest(/custom_object_instances\/Shipment\?page=2/);
  await page.goto("/objects/Shipment");
  await next;
});

test("the list narrows to a contact and a conversation, alone and together, and widens again", async ({
  page,
  api,
}) => {
  const contact = await findContact(api, "customer_10072");
  const mine = await makeOrder(api);
  const both = await makeOrder(api);
  await api.put(`/api/contacts/${contact.id}`, {
    data: { custom_attributes: { order: [mine.id, both.id] } },
  });
  await api.put("/api/conversations/300", { data: { custom_attributes: { order: [both.id] } } });

  await page.goto("/objects/Order");
  await page.getByRole("button", { name: "Contact", exact: true }).click();
  await page.getByRole("combobox", { name: "Filter by contact" }).fill("customer_10072");
  await page.getByRole("option", { name: contact.name ?? "" }).click();
  await expect(rows(page, "Orders")).toHaveText([both.number, mine.number]);
  await expect(range(page)).toHaveText("1–2 of 2");

  await page.goto(`/objects/Order?contact=${contact.id}&conversation=300`);
  await expect(page.getByRole("group", { name: "Filter by contact" })).toContainText(
    contact.name ?? "",
  );
  await expect(rows(page, "Orders")).toHaveText([both.number]);
  await page.reload();
  await expect(rows(page, "Orders")).toHaveText([both.number]);
  await page.getByRole("button", { name: "Remove filter by contact" }).click();
  await page.getByRole("button", { name: "Remove filter by conversation" }).click();
  await expect(rows(page, "Orders")).toHaveCount(50);
});

test("a filter that lets nothing through says so and offers to drop it", async ({ page }) => {
  await page.goto("/objects/Order?contact=nobody");
  await expect(page.getByRole("group", { name: "Filter by contact" })).toContainText(
    "no such contact",
  );
  await expect(page.getByRole("heading", { name: "No order matches" })).toBeVisible();
  await page.getByRole("button", { name: "Remove filter by contact" }).last().click();
  await expect(rows(page, "Orders")).toHaveCount(50);
});

test("an external id that is typed in full offers its instance, and one that is not there says so", async ({
  page,
  api,
}) => {
  const order = await makeOrder(api);
  await page.goto("/objects/Order");
  const field = page.getByRole("searchbox", { name: "Search orders" });
  await field.fill("no-such-order");
  await expect(
    page.getByRole("heading", { name: "No order matches “no-such-order”" }),
  ).toBeVisible();
  await field.fill(order.number.toLowerCase());
  await page.getByRole("link", { name: `Open ${order.number}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: order.number })).toBeVisible();
});

test("a click peeks beside the list, arrows take the peek along, and the address holds it", async ({
  page,
}) => {
  await page.goto("/objects/Shipment");
  await expect(rows(page)).toHaveCount(50);
  const names = await rows(page).allInnerTexts();
  await grid(page, "Shipments").getByRole("row").nth(3).getByRole("gridcell").nth(1).click();
  await expect(peek(page)).toContainText(names[2] ?? "");
  await page.keyboard.press("ArrowDown");
  await expect(peek(page).getByRole("heading", { level: 2 }).first()).toHaveText(names[3] ?? "");
  await page.reload();
  await expect(peek(page).getByRole("heading", { level: 2 }).first()).toHaveText(names[3] ?? "");
  await peek(page).getByRole("button", { name: "Close peek" }).click();
  await expect(peek(page)).toBeHidden();
});

test("the list works with the keyboard alone", async ({ page }) => {
  await page.goto("/objects/Shipment");
  await expect(rows(page)).toHaveCount(50);
  const names = await rows(page).allInnerTexts();
  await rows(page).first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(peek(page)).toContainText(names[1] ?? "");
  await page.keyboard.press("Escape");
  await expect(peek(page)).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: names[1] ?? "" })).toBeVisible();
  await page.goBack();
  await expect(rows(page)).toHaveCount(50);
});

test("the first cell of a row is a link that opens in a tab of its own", async ({
  page,
  context,
}) => {
  await page.goto("/objects/Shipment");
  const link = rows(page).first().getByRole("link");
  const name = await link.innerText();
  const opened = context.waitForEvent("page");
  await link.click({ modifiers: ["ControlOrMeta"] });
  const tab = await opened;
  await expect(tab.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page).toHaveURL(/\/objects\/Shipment$/);
});

test("a list that can't be loaded says what failed, with the request id, and can be tried again", async ({
  page,
}) => {
  await page.route("**/api/custom_object_instances/Shipment**", (route) =>
    route.fulfill({
      status: 400,
      json: {
        type: "error.list",
        request_id: "r-17",
        errors: [{ code: "client_error", message: "No luck" }],
      },
    }),
  );
  await page.goto("/objects/Shipment");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Shipments could not be loaded");
  await expect(alert).toContainText("r-17");
  await page.unroute("**/api/custom_object_instances/Shipment**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(rows(page)).toHaveCount(50);
});

test("the list with a peek has no accessibility violation", async ({ page }) => {
  await page.goto("/objects/Shipment?per_page=25");
  await grid(page, "Shipments").getByRole("row").nth(2).getByRole("gridcell").nth(1).click();
  await expect(peek(page)).toContainText("Links");
  await expectNoViolations(page);
});

test("the list fits 320 pixels without an accessibility violation", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/objects/Shipment?per_page=25");
  await expect(rows(page)).toHaveCount(25);
  await expectToFit(page);
  // Nothing of a card lies over its age.
  await rows(page).first().locator("xpath=..").getByRole("time").click({ trial: true });
  await expectNoViolations(page);
});
