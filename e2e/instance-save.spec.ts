import { expectNoViolations } from "./expect-no-violations.ts";
import { expect, test } from "./fixtures.ts";
import { expectSaved, makeOrderOf, openForm, saveKey } from "./instance-forms.ts";
import { readInstance, writeInstance } from "./instance-records.ts";
import { makeOrder } from "./make-orders.ts";

test("what two people changed at once is put side by side, and nothing is lost", async ({
  page,
  api,
}) => {
  const made = await makeOrderOf(api, {
    order_number: "BOTH",
    note: "was",
    total_amount: 1,
    items: 1,
  });
  const external_id = made.external_id ?? "";
  await openForm(page, "Order", made.id);
  await page.getByRole("textbox", { name: "Note" }).fill("mine");
  await page.getByRole("textbox", { name: "Total" }).fill("2");
  await page.getByRole("textbox", { name: "Product" }).fill("Tent");
  await writeInstance(api, "Order", {
    external_id,
    custom_attributes: { note: "theirs", total_amount: 3, items: 9 },
  });
  await page.keyboard.press(saveKey);
  const dialog = page.getByRole("dialog", { name: "This order changed while you edited it" });
  await expect(dialog).toContainText("Also changed, and kept as it is now: Items.");
  await expect(dialog.getByRole("button", { name: "Choose for 2 values first" })).toBeDisabled();
  await expectNoViolations(page);
  const note = dialog.getByRole("group", { name: "Note" });
  await expect(note).toContainText("When you began: was");
  await note.getByRole("radio", { name: "Take theirs theirs" }).check();
  await dialog.getByRole("group", { name: "Total" }).getByRole("radio", { name: /mine/ }).check();
  await dialog.getByRole("button", { name: "Save 2 changes" }).click();
  await expectSaved(page, "2 changes");
  expect((await readInstance(api, "Order", made.id)).custom_attributes).toEqual({
    order_number: "BOTH",
    note: "theirs",
    total_amount: 2,
    items: 9,
    product: "Tent",
  });
});

test("an external id that was given away meanwhile is refused on its field", async ({
  page,
  api,
}) => {
  const other = await makeOrder(api);
  const made = await makeOrderOf(api, { order_number: "RENAMED" });
  await openForm(page, "Order", made.id);
  const field = page.getByRole("textbox", { name: "External id" });
  await field.fill(other.number.toLowerCase());
  await expect(page.getByText(`The order ${other.number} has this external id`)).toBeVisible();
  await page.keyboard.press(saveKey);
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/belongs to the Order with the id/);
  await expect(page.getByRole("alert").getByText("1 value can’t be saved")).toBeVisible();
  await field.fill(`${made.external_id}-b`);
  await page.keyboard.press(saveKey);
  await expectSaved(page, "1 change");
  expect((await readInstance(api, "Order", made.id)).external_id).toBe(`${made.external_id}-b`);
});

test("what the server can't be told stays in the form", async ({ page, api }) => {
  const made = await makeOrder(api);
  await openForm(page, "Order", made.id);
  await page.route("**/api/console/objects/Order/instances/*", (route) => route.abort());
  await page.getByRole("textbox", { name: "Note" }).fill("kept");
  await page.keyboard.press(saveKey);
  await expect(page.getByRole("alert")).toContainText("The server did not answer");
  await page.unroute("**/api/console/objects/Order/instances/*");
  await page.keyboard.press(saveKey);
  await expectSaved(page, "1 change");
});

test("leaving with unsaved changes asks first, also for a closed tab", async ({ page, api }) => {
  const made = await makeOrder(api);
  await page.goto(`/objects/Order/${made.id}`);
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill("unsaved");
  const question = page.getByRole("dialog", { name: "Discard 1 change?" });
  await page.getByRole("link", { name: "Contacts" }).click();
  await expect(question).toBeVisible();
  await expectNoViolations(page);
  await question.getByRole("button", { name: "Keep editing" }).click();
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("unsaved");
  await page.goBack();
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`/objects/Order/${made.id}?edit=true`);

  const tab = page.waitForEvent("dialog");
  const closing = page.close({ runBeforeUnload: true });
  expect((await tab).type()).toBe("beforeunload");
  await (await tab).dismiss();
  await closing;

  await page.getByRole("button", { name: "Discard" }).click();
  await question.getByRole("button", { name: "Discard 1 change" }).click();
  await expect(page).toHaveURL(`/objects/Order/${made.id}`);
  await expect(page.getByRole("button", { name: "Edit" })).toBeFocused();
  await page.getByRole("button", { name: "Edit" }).click();
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("");
  await page.getByRole("link", { name: "Contacts" }).click();
  await expect(page).toHaveURL("/contacts");
});

test("an error that appears where a field was left does not make the next click miss", async ({
  page,
  api,
}) => {
  const made = await makeOrder(api);
  await openForm(page, "Order", made.id);
  await page.getByRole("textbox", { name: "Total" }).fill("much");
  const below = page.getByRole("button", { name: /^State of Note/ });
  await below.hover();
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByRole("dialog", { name: "State of Note" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Total" })).toHaveAccessibleDescription(
    "Must be a number, such as 1020.50",
  );
});

test("a form can be filled and saved with the keyboard alone", async ({ page, api }) => {
  const made = await makeOrder(api);
  await page.goto(`/objects/Order/${made.id}`);
  await page.getByRole("button", { name: "Edit" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Order number" })).toBeFocused();
  await page.keyboard.type("!");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Revert Order number" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: /^State of Order number/ })).toBeFocused();
  await page.keyboard.press("Enter");
  const states = page.getByRole("dialog", { name: "State of Order number" });
  await expect(states.getByRole("button", { name: "Set to empty text" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(states.getByRole("button", { name: "Set to null" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^State of Order number/ })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("combobox", { name: "Status" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press(saveKey);
  await expectSaved(page, "2 changes");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Order number" })).toHaveValue(/^!/);
});

test("who loses the connection keeps the record in sight, the form and what was entered", async ({
  page,
  api,
}) => {
  const made = await makeOrderOf(api, { order_number: "AWAY", note: "was" });
  await page.goto(`/objects/Order/${made.id}`);
  await expect(page.getByRole("button", { name: "Edit" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Edit" }).click();
  await expect(page.getByRole("main").getByText("AWAY").last()).toBeVisible();
  await page.context().setOffline(false);
  const note = page.getByRole("textbox", { name: "Note" });
  await expect(note).toBeVisible({ timeout: 60_000 });
  await note.fill("written on the way");
  await page.context().setOffline(true);
  await page.keyboard.press(saveKey);
  const failed = page.getByRole("main").getByRole("alert");
  await expect(failed).toContainText("What you entered is still here.");
  await expect(note).toHaveValue("written on the way");
  await page.context().setOffline(false);
  await page.keyboard.press(saveKey);
  await expectSaved(page, "1 change");
});
