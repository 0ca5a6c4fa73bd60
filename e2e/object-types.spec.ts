import type { Locator, Page } from "@playwright/test";
import { attributeRow } from "./attribute-row.ts";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { expect, test } from "./fixtures.ts";
import { getType, instancesPath, makeInstance, makeType } from "./make-object-type.ts";
import { makeOrders } from "./make-orders.ts";

/** Fills the form of a new attribute and sends it. */
async function addAttribute(
  page: Page,
  label: string,
  type: string,
  more: (dialog: Locator) => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole("button", { name: "Add attribute" }).click();
  const dialog = page.getByRole("dialog", { name: "Add an attribute" });
  await dialog.getByLabel("Label").fill(label);
  await dialog.getByLabel("Type").selectOption({ label: type });
  await more(dialog);
  await dialog.getByRole("button", { name: "Add attribute" }).click();
  await expect(dialog).toHaveCount(0);
}

test("a type made with attributes of every kind takes instances from the API and lists them", async ({
  page,
  api,
}) => {
  await page.goto("/settings/objects");
  await page.getByRole("link", { name: "New object type" }).first().click();
  await page.getByLabel("Label").fill("Repair job");
  await expect(page.getByLabel("Plural")).toHaveValue("Repair jobs");
  await expect(page.getByLabel("Id", { exact: false }).first()).toHaveValue("RepairJob");
  await page.getByLabel("Icon").selectOption({ label: "Ticket" });

  await addAttribute(page, "Job number", "Text");
  await addAttribute(page, "Parts", "Whole number");
  await addAttribute(page, "Price", "Decimal number");
  await addAttribute(page, "Warranty", "Yes or no");
  await addAttribute(page, "Due", "Date and time");
  await addAttribute(page, "State", "List of options", async (dialog) => {
    await dialog.getByRole("button", { name: "Add option" }).click();
    await page.keyboard.type("waiting");
    await page.keyboard.press("Enter");
    await page.keyboard.type("done");
  });
  await addAttribute(page, "Orders", "Reference", async (dialog) => {
    await dialog.getByLabel("Refers to").selectOption({ label: "Orders" });
  });
  await page.getByLabel("Title").selectOption({ label: "Job number" });
  await page.getByRole("button", { name: "Create object type" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Repair jobs" })).toBeVisible();
  await expect(page).toHaveURL(/\/settings\/objects\/RepairJob$/);
  await expect(page.getByText("Created Repair jobs.")).toBeVisible();
  await expect(attributeRow(page, "orders")).toContainText("Many orders");
  await expect(attributeRow(page, "state")).toContainText("List of 2 options");

  const [order] = await makeOrders(api, 1);
  const type = await getType(api, "RepairJob");
  expect(type?.attributes.map(({ data_type }) => data_type).sort()).toEqual([
    "boolean",
    "datetime",
    "decimal",
    "integer",
    "list",
    "relationship",
    "string",
  ]);
  if (!type) return;
  await makeInstance(api, type, {
    job_number: "JOB-1",
    parts: 3,
    price: 12.5,
    warranty: true,
    due: 1_772_357_400,
    state: "waiting",
    orders: [order?.id],
  });
  await page.getByRole("link", { name: "See repair jobs" }).click();
  const row = page.getByRole("row", { name: /JOB-1/ });
  await expect(row).toContainText("waiting");
  await expect(row).toContainText(`${order?.number}`);
  await expect(page.getByRole("navigation", { name: "Main" })).toContainText("Repair jobs");
});

test("what a type is called, looks like and is named by can be changed; its id can't", async ({
  page,
  api,
}) => {
  const type = await makeType(api, [{ name: "code", label: "Code", data_type: "string" }]);
  await page.goto(`/settings/objects/${type.id}`);
  await page.getByRole("button", { name: "Edit details" }).click();
  const dialog = page.getByRole("dialog", { name: `Edit ${type.label_plural}` });
  await expect(dialog.getByText("Nothing changed yet.")).toBeVisible();
  await expect(dialog.getByLabel("Id", { exact: true })).toHaveCount(0);
  await dialog.getByLabel("Plural").fill("");
  await dialog.getByLabel("Description").fill("Made by a test.");
  await dialog.getByRole("button", { name: "Save details" }).click();
  await expect(dialog.getByText("Needs a label")).toBeVisible();
  await dialog.getByLabel("Plural").fill(`Renamed ${type.id}`);
  await dialog.getByLabel("Title").selectOption({ label: "Code" });
  await dialog.getByRole("button", { name: "Save details" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Renamed ${type.id}`);
  await expect(page.getByRole("button", { name: "Edit details" })).toBeFocused();
  expect(await getType(api, type.id)).toMatchObject({
    label: type.label,
    description: "Made by a test.",
    title_attribute: "code",
  });
});

test("archiving a type says what it hides; its API answers 404 until it is restored", async ({
  page,
  api,
}) => {
  const type = await makeType(api, []);
  const holder = await makeType(api, [
    {
      name: "thing",
      label: "Thing",
      data_type: "relationship",
      reference: { type: "one", object_type_id: type.id },
    },
  ]);
  const instance = await makeInstance(api, type, {});
  await makeInstance(api, holder, { thing: instance.id });

  await page.goto(`/settings/objects/${type.id}`);
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Archive ${type.label_plural}?` });
  await expect(dialog).toContainText(`1 ${type.label.toLowerCase()} is kept`);
  await expect(dialog).toContainText(`${holder.id}.thing 1`);
  await dialog.getByRole("button", { name: `Archive ${type.label_plural}` }).click();
  await expect(page.getByText(`${type.label_plural} are archived`)).toBeVisible();
  const navigation = page.getByRole("navigation", { name: "Main" });
  await expect(navigation.locator(`a[href="/objects/${type.id}"]`)).toHaveCount(0);
  expect((await api.get(instancesPath(type))).status()).toBe(404);

  await page.getByRole("link", { name: "Object types" }).first().click();
  await page
    .getByRole("region", { name: "Archived" })
    .getByRole("link", { name: type.label_plural })
    .click();
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(page.getByText(`Restored ${type.label_plural}.`)).toBeVisible();
  expect((await api.get(instancesPath(type))).status()).toBe(200);
});

test("leaving a new type unfinished asks first", async ({ page }) => {
  await page.goto("/settings/objects/new");
  await page.getByLabel("Label").fill("Half done");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Keep editing" }).click();
  await expect(page.getByLabel("Label")).toHaveValue("Half done");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL(/\/settings\/objects$/);
});

test("a type is made by keyboard alone, refusals included", async ({ page }) => {
  await page.goto("/settings/objects/new");
  const label = page.getByLabel("Label");
  await label.focus();
  await page.keyboard.type("Order");
  await page.keyboard.press("Enter");
  await expect(page.getByText("An object type 'Order' exists already")).toBeVisible();
  await label.fill("Typed");
  await label.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("TypedOnly");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/objects\/TypedOnly$/);
});

test("settings have no accessibility violation and fit 320 pixels", async ({ page }) => {
  await page.goto("/settings/objects");
  await expect(page.getByRole("region", { name: "Objects" })).toBeVisible();
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectToFit(page);
  await page.goto("/settings/objects/Order");
  await expect(page.getByRole("button", { name: "Edit Status" })).toBeVisible();
  await expectToFit(page);
  await expectNoViolations(page);
});

test("the forms of settings have no accessibility violation and fit 320 pixels", async ({
  page,
}) => {
  await page.goto("/settings/objects/Order");
  await page.getByRole("button", { name: "Edit Status" }).click();
  await expect(page.getByRole("dialog")).toContainText("records");
  await expectNoViolations(page, ["[role=dialog]"]);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectToFit(page);
  await page.goto("/settings/objects/new");
  await page.getByLabel("Label").fill("Narrow");
  await expectToFit(page);
  await expectNoViolations(page);
});
