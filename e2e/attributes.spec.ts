import type { NewAttribute } from "../contract/attributes.ts";
import { attributeRow } from "./attribute-row.ts";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expect, test } from "./fixtures.ts";
import { getType, instancesPath, makeInstance, makeType } from "./make-object-type.ts";
import { makeOrders } from "./make-orders.ts";

const list = (name: string, ...labels: string[]): NewAttribute => ({
  name,
  label: name,
  data_type: "list",
  options: labels.map((label) => ({ label })),
});

test("options are renamed with the values that hold them, reordered, archived and removed", async ({
  page,
  api,
}) => {
  const type = await makeType(api, [list("size", "S", "M", "L", "XXL")]);
  const instance = await makeInstance(api, type, { size: "M" });
  await page.goto(`/settings/objects/${type.id}`);
  await page.getByRole("button", { name: "Edit size" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit size" });
  await expect(dialog.getByText("1 record", { exact: true })).toBeVisible();
  await dialog.getByLabel("Option 2").fill("Medium");
  await expect(dialog).toContainText("Renamed from “M”: 1 record will hold the new label.");
  await dialog.getByRole("button", { name: "Move Medium up" }).click();
  await expect(dialog.getByLabel("Option 1")).toHaveValue("Medium");
  await expect(dialog.getByText("Moved to position 1 of 4")).toBeAttached();
  await dialog.getByRole("button", { name: "Archive Medium" }).click();
  await expect(dialog).toContainText("Archived: can’t be chosen any more; 1 record keeps it");
  await dialog.getByRole("button", { name: "Remove XXL" }).click();
  await dialog.getByRole("button", { name: "Add option" }).click();
  await page.keyboard.type("S");
  await dialog.getByRole("button", { name: "Save attribute" }).click();
  await expect(dialog.getByRole("alert")).toContainText('must not hold the label "S" twice');
  await dialog.getByLabel("Option 4").fill("XS");
  await dialog.getByRole("button", { name: "Save attribute" }).click();
  await expect(dialog).toHaveCount(0);

  const saved = (await getType(api, type.id))?.attributes[0]?.options;
  expect(saved?.map(({ label, archived }) => [label, archived])).toEqual([
    ["Medium", true],
    ["S", false],
    ["L", false],
    ["XS", false],
  ]);
  const reply = await api.get(`${instancesPath(type)}/${instance.id}`);
  expect(await reply.json()).toMatchObject({ custom_attributes: { size: "Medium" } });
});

test("an attribute is added; a name that is taken is refused on its field", async ({
  page,
  api,
}) => {
  const type = await makeType(api, [{ name: "code", label: "Code", data_type: "string" }]);
  await page.goto(`/settings/objects/${type.id}`);
  await page.getByRole("button", { name: "Add attribute" }).click();
  const dialog = page.getByRole("dialog", { name: "Add an attribute" });
  await dialog.getByRole("button", { name: "Add attribute" }).click();
  await expect(dialog.getByText("Needs a label")).toBeVisible();
  await dialog.getByLabel("Label").fill("Überall gültig");
  await expect(dialog.getByLabel("Name")).toHaveValue("uberall_gultig");
  await dialog.getByLabel("Name").fill("code");
  await dialog.getByRole("button", { name: "Add attribute" }).click();
  await expect(dialog.getByText(/named 'code' exists already/)).toBeVisible();
  await expect(dialog.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Name").fill("valid_everywhere");
  await dialog.getByLabel("Required").check();
  await dialog.getByRole("button", { name: "Add attribute" }).click();
  await expect(attributeRow(page, "valid_everywhere")).toContainText("required");
});

test("attributes are put in order by keyboard, and columns follow", async ({ page, api }) => {
  const type = await makeType(api, [
    { name: "first", label: "First", data_type: "string" },
    { name: "second", label: "Second", data_type: "string" },
    { name: "third", label: "Third", data_type: "string" },
  ]);
  await makeInstance(api, type, { first: "1", second: "2", third: "3" });
  await page.goto(`/settings/objects/${type.id}`);
  const up = page.getByRole("button", { name: "Move Third up" });
  await up.press("Enter");
  await expect(page.getByText("Third: 2 of 3 attributes")).toBeAttached();
  await up.press("Enter");
  await expect(page.getByText("Third: 1 of 3 attributes")).toBeAttached();
  await expect(up).toBeFocused();
  await expect(up).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "Move First down" }).click();
  await expect(page.getByText("First: 3 of 3 attributes")).toBeAttached();
  await page.goto(`/objects/${type.id}`);
  await expect(page.getByRole("columnheader").filter({ hasText: /First|Second|Third/ })).toHaveText(
    ["Third", "Second", "First"],
  );
});

test("an attribute is archived after its values were counted, and comes back", async ({
  page,
  api,
}) => {
  const type = await makeType(api, [{ name: "code", label: "Code", data_type: "string" }]);
  await makeInstance(api, type, { code: "A" });
  await makeInstance(api, type, { code: "B" });
  await page.goto(`/settings/objects/${type.id}`);
  await page.getByRole("button", { name: "Archive Code" }).click();
  const dialog = page.getByRole("dialog", { name: "Archive Code?" });
  await expect(dialog).toContainText("2 values are kept");
  await dialog.getByRole("button", { name: "Archive Code" }).click();
  await expect(dialog).toHaveCount(0);
  const archived = page.getByRole("region", { name: "Archived 1" });
  await expect(archived).toContainText("Code");
  const refused = await api.post(instancesPath(type), {
    data: { external_id: "later", custom_attributes: { code: "C" } },
  });
  expect(refused.status()).toBe(400);
  await archived.getByRole("button", { name: "Restore Code" }).click();
  await expect(archived).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Edit Code" })).toBeVisible();
});

test("many can't become one while records hold several, and says how many do", async ({
  page,
  api,
}) => {
  const orders: NewAttribute = {
    name: "orders",
    label: "Orders",
    data_type: "relationship",
    reference: { type: "many", object_type_id: "Order" },
  };
  const type = await makeType(api, [orders]);
  const two = await makeOrders(api, 2);
  const holder = await makeInstance(api, type, { orders: two.map(({ id }) => id) });
  await page.goto(`/settings/objects/${type.id}`);
  await page.getByRole("button", { name: "Edit Orders" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("It can’t become one: 1 record holds several.");
  await expect(dialog.getByRole("option", { name: "One order" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await api.put(`/api/console/associations/instance/${holder.id}/orders`, {
    data: { expected_ids: two.map(({ id }) => id), ids: [two[0]?.id] },
  });
  await page.getByRole("button", { name: "Edit Orders" }).click();
  await dialog.getByLabel("How many a record holds").selectOption({ label: "One order" });
  await dialog.getByRole("button", { name: "Save attribute" }).click();
  await expect(attributeRow(page, "orders")).toContainText("One order");
});

test("conversation attributes that share a name are named, with the remedy", async ({ page }) => {
  await page.goto("/settings/objects");
  await page.getByRole("main").getByRole("link", { name: "Conversations" }).click();
  await expect(page.getByText(/2 attributes are named language\./)).toContainText(
    "Archive all but one",
  );
  await expectNoViolations(page);
});
