import type { Page } from "@playwright/test";
import { ExactNumber } from "../contract/json.ts";
import { plantedDefects } from "../server/demo/planted-defects.ts";
import { expect, test } from "./fixtures.ts";
import { expectSaved, makeOrderOf, openForm, saveKey } from "./instance-forms.ts";
import { findInstance, readInstance, writeInstance } from "./instance-records.ts";
import { makeOrder } from "./make-orders.ts";

test.use({ timezoneId: "Europe/Berlin" });

async function setState(page: Page, label: string, item: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^State of ${label}:`) }).click();
  await page.getByRole("dialog").getByRole("button", { name: item }).click();
}

test("a value of each type is edited in its place, and only what changed is sent", async ({
  page,
  api,
}) => {
  const made = await makeOrderOf(api, {
    order_number: "EDIT-1",
    status: "Pending",
    total_amount: new ExactNumber("12.50"),
    items: 2,
    gift: false,
    placed_at: 1_772_357_405,
    payment_reference: new ExactNumber("1234567890123456789"),
    note: "before",
  });
  await page.goto(`/objects/Order/${made.id}`);
  await page.getByRole("button", { name: "Edit" }).click();
  await expect(page.getByRole("textbox", { name: "Order number" })).toBeFocused();
  await page.getByRole("combobox", { name: "Status" }).click();
  await page.getByRole("option", { name: "Shipped" }).click();
  await page.getByRole("textbox", { name: "Total" }).fill("1020.50");
  await page.getByRole("textbox", { name: "Items" }).fill("12345678901234567890");
  await page.getByRole("radiogroup", { name: "Gift" }).getByText("Yes").click();
  await page.getByLabel("Placed", { exact: true }).fill("2026-03-02T08:15:07");
  await expect(page.getByText("CET · 1772435707 s")).toBeVisible();
  await page.getByRole("textbox", { name: "Note" }).fill("after\nin two lines");
  await expect(page.getByText("6 changes", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Review and save" }).click();
  const review = page.getByRole("dialog", { name: "Review changes" });
  await expect(review.getByRole("listitem").filter({ hasText: "Status" })).toHaveText(
    /From Pending to Shipped/,
  );
  await review.getByRole("button", { name: "Revert Items" }).click();
  await expect(review.getByRole("listitem")).toHaveCount(5);
  const sent = page.waitForRequest((request) => request.method() === "PUT");
  await review.getByRole("button", { name: "Save 5 changes" }).click();
  await expectSaved(page, "5 changes");
  expect((await sent).postData()).toContain('"total_amount":1020.50');
  expect((await sent).postDataJSON()).toEqual({
    custom_attributes: {
      status: "Shipped",
      total_amount: 1020.5,
      gift: true,
      placed_at: 1_772_435_707,
      note: "after\nin two lines",
    },
    expected: {
      status: "Pending",
      total_amount: 12.5,
      gift: false,
      placed_at: 1_772_357_405,
      note: "before",
    },
    expected_fields: {},
  });
  await expect(page.getByRole("definition").filter({ hasText: "1,020.50" })).toBeVisible();
  const { custom_attributes } = await readInstance(api, "Order", made.id);
  expect(JSON.stringify(custom_attributes["payment_reference"])).toBe("1234567890123456789");
  expect(custom_attributes["items"]).toBe(2);
});

test("null, empty and unset are three states, each seen and each kept", async ({ page, api }) => {
  const made = await makeOrderOf(api, {
    order_number: "STATES",
    product: "Tent",
    note: "x",
    items: 3,
  });
  await openForm(page, "Order", made.id);
  await expect(page.getByRole("button", { name: "State of Discount code: unset" })).toBeVisible();
  await setState(page, "Product", "Set to null");
  await expect(page.getByRole("button", { name: "State of Product: null" })).toBeVisible();
  await page.getByRole("textbox", { name: "Note" }).fill("");
  await expect(page.getByRole("button", { name: "State of Note: empty" })).toBeVisible();
  await page.getByRole("textbox", { name: "Items" }).fill("");
  await expect(page.getByRole("button", { name: "State of Items: null" })).toBeVisible();
  await page.getByRole("textbox", { name: "Discount code" }).fill("A");
  await setState(page, "Discount code", "Leave unset");
  await page.keyboard.press(saveKey);
  await expectSaved(page, "3 changes");
  expect((await readInstance(api, "Order", made.id)).custom_attributes).toEqual({
    order_number: "STATES",
    product: null,
    note: "",
    items: null,
  });
});

test("a number of nineteen digits is saved as it was typed, and untouched as it was", async ({
  page,
  api,
}) => {
  const made = await makeOrderOf(api, {
    payment_reference: new ExactNumber("9999999999999999999"),
  });
  await openForm(page, "Order", made.id);
  await page.getByRole("textbox", { name: "Note" }).fill("untouched");
  await page.keyboard.press(saveKey);
  await expectSaved(page, "1 change");
  const reference = async () =>
    JSON.stringify(
      (await readInstance(api, "Order", made.id)).custom_attributes["payment_reference"],
    );
  expect(await reference()).toBe("9999999999999999999");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Payment reference" }).fill("1000000000000000001");
  await page.keyboard.press(saveKey);
  await expectSaved(page, "1 change");
  expect(await reference()).toBe("1000000000000000001");
});

test("a value of the wrong type stays until it is mended, and says that its type changes", async ({
  page,
  api,
}) => {
  const defect = `order_${100_000 + plantedDefects.numberAsText.order}`;
  const { id } = await findInstance(api, "Order", defect);
  await openForm(page, "Order", id);
  await page.getByRole("textbox", { name: "Note" }).fill("looked at");
  await page.keyboard.press(saveKey);
  await expectSaved(page, "1 change");
  expect((await readInstance(api, "Order", id)).custom_attributes["total_amount"]).toBe("249.90");
  await page.keyboard.press("Enter");
  await setState(page, "Total", "Enter a number");
  await expect(page.getByRole("textbox", { name: "Total" })).toHaveValue("249.90");
  await page.getByRole("button", { name: "Review and save" }).click();
  await expect(page.getByRole("dialog")).toContainText("text → number");
  await page.getByRole("button", { name: "Save 1 change" }).click();
  await expectSaved(page, "1 change");
  const mended = await readInstance(api, "Order", id);
  expect(JSON.stringify(mended.custom_attributes["total_amount"])).toBe("249.90");
});

test("a value that no attribute explains is edited as JSON", async ({ page, api }) => {
  const { order: number, name } = plantedDefects.undefinedAttribute;
  const { id } = await findInstance(api, "Order", `order_${100_000 + number}`);
  await openForm(page, "Order", id);
  const field = page.getByRole("textbox", { name });
  await expect(field).toHaveValue('"forest green"');
  await field.fill('{"wrap": "forest green"');
  await page.keyboard.press(saveKey);
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/Must be JSON/);
  await field.fill('{"wrap": "forest green", "sheets": 12345678901234567890}');
  await page.keyboard.press(saveKey);
  await expectSaved(page, "1 change");
  expect((await readInstance(api, "Order", id)).custom_attributes[name]).toEqual({
    wrap: "forest green",
    sheets: new ExactNumber("12345678901234567890"),
  });
});

test("references are chosen and removed in the form", async ({ page, api }) => {
  const first = await makeOrder(api);
  const second = await makeOrder(api);
  const { id } = await writeInstance(api, "Shipment", {
    external_id: "shipment-with-references",
    custom_attributes: { shipment_number: "SHP-REF", order: [first.id] },
  });
  await openForm(page, "Shipment", id);
  const field = page.getByRole("group", { name: "Order" });
  await expect(field).toContainText(first.number);
  await field.getByRole("button", { name: "Choose another order" }).click();
  await page.getByRole("combobox", { name: "Choose another order" }).fill(second.number);
  await page.getByRole("option", { name: second.number }).click();
  await expect(field.getByRole("button", { name: "Choose another order" })).toBeFocused();
  await expect(field).toContainText(second.number);
  await expect(field).not.toContainText(first.number);
  await page.keyboard.press(saveKey);
  await expectSaved(page, "1 change");
  const { custom_attributes } = await readInstance(api, "Shipment", id);
  expect(custom_attributes["order"]).toMatchObject({ instances: [{ id: second.id }] });
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `Remove ${second.number}` }).click();
  await page.keyboard.press(saveKey);
  await expectSaved(page, "1 change");
  expect((await readInstance(api, "Shipment", id)).custom_attributes["order"]).toMatchObject({
    instances: [],
  });
});
