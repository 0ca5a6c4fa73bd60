import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { expect, test } from "./fixtures.ts";
import { openForm } from "./instance-forms.ts";
import { findInstance, readInstance } from "./instance-records.ts";
import { makeOrder } from "./make-orders.ts";

test.use({ timezoneId: "Europe/Berlin" });

test("a new record says what is missing, then is made with just what was entered", async ({
  page,
  api,
}) => {
  await page.goto("/objects/Invoice/new");
  await expect(page.getByRole("textbox", { name: "External id" })).toBeFocused();
  await expect(page.getByText("every save that they make adds a new invoice")).toBeVisible();
  await page.getByRole("textbox", { name: "Amount" }).fill("149,90");
  await page.getByRole("button", { name: "Create invoice" }).click();
  const number = page.getByRole("textbox", { name: "Invoice number" });
  await expect(number).toBeFocused();
  await expect(number).toHaveAccessibleDescription("Is required for a new record");
  const summary = page.getByRole("alert").filter({ hasText: "2 values can’t be saved" });
  await summary.getByRole("button", { name: /^Amount/ }).click();
  await expect(page.getByRole("textbox", { name: "Amount" })).toBeFocused();
  await page.getByRole("textbox", { name: "Amount" }).fill("149.90");
  await expect(page.getByRole("alert").getByText("1 value can’t be saved")).toBeVisible();
  await number.fill("INV-NEW-1");
  await page.getByRole("textbox", { name: "External id" }).fill("invoice-new-1");
  await page.getByLabel("Created externally", { exact: true }).fill("2026-03-01T10:30:05");
  await page.getByRole("button", { name: "Create invoice" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("INV-NEW-1");
  await expect(page.getByRole("status").getByText("Invoice INV-NEW-1 was created")).toBeVisible();
  const made = await findInstance(api, "Invoice", "invoice-new-1");
  await expect(page).toHaveURL(`/objects/Invoice/${made.id}`);
  expect(made.external_created_at).toBe(1_772_357_405);
  expect(JSON.stringify(made.custom_attributes)).toContain('"amount":149.90');
  const given = Object.keys(made.custom_attributes).filter((name) => name !== "subscription");
  expect(given.toSorted()).toEqual(["amount", "invoice_number"]);
});

test("a new record never overwrites the one that has its external id", async ({ page, api }) => {
  const other = await makeOrder(api);
  const before = await readInstance(api, "Order", other.id);
  await page.goto("/objects/Order/new");
  await page.getByRole("textbox", { name: "Order number" }).fill("MINE");
  const field = page.getByRole("textbox", { name: "External id" });
  await field.fill(other.number.toLowerCase());
  await expect(page.getByText(`The order ${other.number} has this external id`)).toBeVisible();
  await page.getByRole("button", { name: "Create order" }).click();
  await expect(field).toHaveAccessibleDescription(/belongs to/);
  expect(await readInstance(api, "Order", other.id)).toEqual(before);
  await page.getByRole("link", { name: "Open it" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(other.number);
});

test("the form of an instance has no accessibility violation and fits a narrow phone", async ({
  page,
  api,
}) => {
  const { id } = await findInstance(api, "Shipment", "shipment_20010");
  await openForm(page, "Shipment", id);
  await page.getByRole("textbox", { name: "Weight (kg)" }).fill("heavy");
  await page.getByRole("button", { name: "Review and save" }).click();
  await expect(page.getByRole("alert").getByText("1 value can’t be saved")).toBeVisible();
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectToFit(page);
  await expect(page.getByRole("button", { name: "Review and save" })).toBeInViewport({ ratio: 1 });
  await expectNoViolations(page);
});

test("what opens over the form has no accessibility violation", async ({ page, api }) => {
  const { id } = await findInstance(api, "Shipment", "shipment_20011");
  await openForm(page, "Shipment", id);
  await page.getByRole("button", { name: /^State of Destination/ }).click();
  await expect(page.getByRole("button", { name: "Set to null" })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Set to null" }).click();
  await page.getByRole("button", { name: "Review and save" }).click();
  await expect(page.getByRole("dialog", { name: "Review changes" })).toBeVisible();
  await expectNoViolations(page);
});

test("the form of a new record has no accessibility violation and fits a narrow phone", async ({
  page,
}) => {
  await page.goto("/objects/Invoice/new");
  const create = page.getByRole("button", { name: "Create invoice" });
  await expect(create).toBeVisible();
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectToFit(page);
  await expect(create).toBeInViewport({ ratio: 1 });
});
