import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { ExactNumber } from "../contract/json.ts";
import { plantedDefects } from "../server/demo/planted-defects.ts";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { findContact } from "./find-contacts.ts";
import { expect, test } from "./fixtures.ts";
import { findInstance, readInstance, writeInstance } from "./instance-records.ts";
import { makeOrder } from "./make-orders.ts";

test.use({ timezoneId: "Europe/Berlin" });

/** The row of a record that carries a label. */
function row(page: Page, label: string): Locator {
  return page
    .locator("dl > div")
    .filter({ has: page.getByRole("term").filter({ hasText: new RegExp(`^${label}`) }) })
    .getByRole("definition");
}

const order = (number: number) => `order_${100_000 + number}`;

async function refer(api: APIRequestContext, contactId: string, orderId: string): Promise<void> {
  const held = (await (await api.get(`/api/contacts/${contactId}`)).json()) as {
    custom_attributes: { order: { instances: { id: string }[] } };
  };
  const ids = held.custom_attributes.order.instances.map(({ id }) => id);
  const reply = await api.put(`/api/contacts/${contactId}`, {
    data: { custom_attributes: { order: [...ids, orderId] } },
  });
  expect(reply.status()).toBe(200);
}

test("an instance shows each value by its type", async ({ page, api }) => {
  const { id } = await writeInstance(api, "Order", {
    external_id: "shown-1",
    custom_attributes: {
      order_number: "SHOWN-1",
      status: "Shipped",
      total_amount: new ExactNumber("1020.50"),
      payment_reference: new ExactNumber("1234567890123456789"),
      placed_at: 1_772_357_405,
      gift: true,
      discount_code: null,
      product: "",
      note: "One line\nand another",
    },
  });
  await page.goto(`/objects/Order/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("SHOWN-1");
  await expect(page).toHaveTitle("SHOWN-1 · Objectory");
  await expect(row(page, "Status")).toHaveText("Shipped");
  await expect(row(page, "Total")).toHaveText("1,020.50");
  await expect(row(page, "Payment reference")).toHaveText("1234567890123456789");
  await expect(row(page, "Placed")).toHaveText(/^1 Mar 2026, 10:30:05 CET/);
  const placed = row(page, "Placed").getByRole("time");
  await placed.hover();
  await expect(placed).toHaveAttribute("title", /1772357405/);
  await expect(row(page, "Gift")).toHaveText("Yes");
  await expect(row(page, "Discount code")).toHaveText("null");
  await expect(row(page, "Product")).toHaveText("empty");
  await expect(row(page, "Shipping address")).toHaveText("—");
  await expect(row(page, "External id")).toHaveText("shown-1");
  await expect(row(page, "Updated externally")).toHaveText("none");
  await page.getByRole("link", { name: "Orders", exact: true }).last().click();
  await expect(page).toHaveURL("/objects/Order");
});

test("values that are not what they should be are shown as what they are", async ({
  page,
  api,
}) => {
  const mistyped = await findInstance(api, "Order", order(plantedDefects.numberAsText.order));
  await page.goto(`/objects/Order/${mistyped.id}`);
  await expect(row(page, "Total")).toHaveText(
    JSON.stringify(mistyped.custom_attributes["total_amount"]),
  );
  const undefinedOne = await findInstance(
    api,
    "Order",
    order(plantedDefects.undefinedAttribute.order),
  );
  await page.goto(`/objects/Order/${undefinedOne.id}`);
  const { name } = plantedDefects.undefinedAttribute;
  await expect(row(page, name)).toHaveText(JSON.stringify(undefinedOne.custom_attributes[name]));
  await expect(page.getByText("not defined")).toBeVisible();
});

test("what archived attributes hold stays in sight", async ({ page, api }) => {
  const reply = await api.get("/api/custom_object_instances/Order?per_page=150");
  const { data } = (await reply.json()) as {
    data: { id: string; custom_attributes: { legacy_channel?: string } }[];
  };
  const old = data.find(({ custom_attributes }) => custom_attributes.legacy_channel !== undefined);
  await page.goto(`/objects/Order/${old?.id}`);
  const archived = page.getByRole("region", { name: "Archived attributes" });
  await expect(archived).toContainText(old?.custom_attributes.legacy_channel ?? "");
});

test("an instance hands out its ids, its link, its JSON and a command for a shell", async ({
  page,
  api,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { id } = await writeInstance(api, "Order", {
    external_id: "copied-1",
    custom_attributes: { payment_reference: new ExactNumber("9999999999999999999") },
  });
  await page.goto(`/objects/Order/${id}`);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  async function choose(item: string): Promise<void> {
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  }
  await choose("Copy external id");
  await expect(page.getByRole("status").getByText("External id copied")).toBeVisible();
  expect(await copied()).toBe("copied-1");
  await choose("Copy Intercom id");
  await expect.poll(copied).toBe(id);
  await choose("Copy link");
  await expect.poll(copied).toBe(page.url());
  await choose("Copy as cURL");
  await expect.poll(copied).toContain(`/api/custom_object_instances/Order/${id}`);
  expect(await copied()).toContain('-H "Authorization: Bearer $OBJECTORY_TOKEN"');
  await choose("Raw JSON");
  await expect(page.getByRole("region", { name: "Raw JSON" })).toContainText(
    '"payment_reference": 9999999999999999999',
  );
  await page.getByRole("button", { name: "Copy JSON" }).click();
  await expect.poll(copied).toContain("9999999999999999999");
});

test("the address with an external id leads to the record", async ({ page, api }) => {
  const { id, external_id } = await findInstance(api, "Order", order(3));
  await page.goto(`/objects/Order/${external_id}`);
  await expect(page).toHaveURL(`/objects/Order/${id}`);
});

test("an instance that is not there says so and leads back to the list", async ({ page }) => {
  await page.goto("/objects/Order/424242424242");
  await expect(page.getByRole("heading", { name: "There is no such order" })).toBeVisible();
  await page.getByRole("link", { name: "Go to all orders" }).click();
  await expect(page).toHaveURL("/objects/Order");
});

test("an instance that could not be read says why and is read again on request", async ({
  page,
  api,
}) => {
  const { id, number } = await makeOrder(api);
  const address = `**/api/custom_object_instances/Order/${id}`;
  const errors = [{ code: "server_error", message: "The disk is full" }];
  await page.route(address, (route) =>
    route.fulfill({ status: 500, json: { type: "error.list", request_id: "r-1", errors } }),
  );
  await page.goto(`/objects/Order/${id}`);
  const failure = page.getByRole("alert").filter({ hasText: "The order could not be loaded" });
  await expect(failure).toContainText("The disk is full. Nothing was changed.", {
    timeout: 15_000,
  });
  await expect(failure).toContainText("r-1");
  await page.unroute(address);
  await failure.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(number);
});

test("deleting names first what loses a link, then leads back to the list", async ({
  page,
  api,
}) => {
  const { id, number } = await makeOrder(api);
  const contact = await findContact(api, "customer_10040");
  await refer(api, contact.id, id);
  await writeInstance(api, "Shipment", {
    external_id: "shipment-of-deleted",
    custom_attributes: { shipment_number: "SHP-DELETED", order: [id] },
  });
  await page.goto(`/objects/Order/${id}`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete order" }).click();
  const dialog = page.getByRole("dialog", { name: `Delete order ${number}?` });
  const losers = dialog.getByRole("list", { name: "What loses a link" });
  await expect(losers.getByRole("listitem")).toHaveCount(2);
  await expect(losers).toContainText(`1 contact`);
  await expect(losers).toContainText(contact.name ?? "");
  await expect(losers).toContainText("SHP-DELETED");
  await expect(dialog).toContainText("1 contact and 1 instance lose their link to it");
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: "Delete order" }).click();
  await expect(page).toHaveURL("/objects/Order");
  await expect(page.getByRole("status").getByText(`Order ${number} was deleted`)).toBeVisible();
  expect((await api.get(`/api/custom_object_instances/Order/${id}`)).status()).toBe(404);
  await page.goBack();
  await expect(page.getByRole("heading", { name: "There is no such order" })).toBeVisible();
});

test("a deletion that fails stays on the screen with its reason", async ({ page, api }) => {
  const { id, number } = await makeOrder(api);
  await page.route(`**/api/console/objects/Order/instances/${id}`, (route) =>
    route.request().method() === "DELETE" ? route.abort() : route.fallback(),
  );
  await page.goto(`/objects/Order/${id}`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete order" }).click();
  const dialog = page.getByRole("dialog", { name: `Delete order ${number}?` });
  await expect(dialog).toContainText("Nothing is linked with this order.");
  await dialog.getByRole("button", { name: "Delete order" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The order could not be deleted.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "More actions" })).toBeFocused();
  expect((await readInstance(api, "Order", id)).id).toBe(id);
});

test("deleting works with the keyboard alone", async ({ page, api }) => {
  const { id, number } = await makeOrder(api);
  await page.goto(`/objects/Order/${id}`);
  await page.getByRole("button", { name: "More actions" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("menuitem", { name: "Delete order" })).toBeFocused({
      timeout: 300,
    });
  }).toPass();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expect(dialog.getByRole("button", { name: "Delete order" })).toBeEnabled();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").getByText(`Order ${number} was deleted`)).toBeVisible();
});

test("the page of an instance has no accessibility violation and fits a narrow phone", async ({
  page,
  api,
}) => {
  const { id } = await findInstance(api, "Order", order(plantedDefects.undefinedAttribute.order));
  await page.goto(`/objects/Order/${id}`);
  await page.getByRole("button", { name: "Raw JSON" }).click();
  await expect(page.getByRole("region", { name: "Associations" })).toBeVisible();
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(page.getByRole("button", { name: "Edit" })).toBeVisible();
  await expectToFit(page);
  await expectNoViolations(page);
});
