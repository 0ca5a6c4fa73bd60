import { plantedDefects } from "../server/demo/planted-defects.ts";
import { group, heldIds, hold, part, pick } from "./associations.ts";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { findContact } from "./find-contacts.ts";
import { expect, test } from "./fixtures.ts";
import { makeOrder, makeOrders } from "./make-orders.ts";

test("what is wrong with links is flagged where it stands, and can be unlinked", async ({
  page,
  api,
}) => {
  const { danglingReference, sameInstanceTwice, severalInToOne, referenceToOtherType } =
    plantedDefects;
  const open = async (number: number) => {
    const contact = await findContact(api, `customer_${10_000 + number}`);
    await page.goto(`/contacts/${contact.id}`);
    return contact;
  };
  await open(referenceToOtherType.contact);
  await expect(group(page, "Orders")).toContainText("Device, not Order");
  await open(sameInstanceTwice.contact);
  await expect(group(page, "Devices").getByText("linked twice")).toHaveCount(1);
  await open(severalInToOne.contact);
  await expect(group(page, "Subscriptions")).toContainText("Holds 2, though this attribute is");

  const contact = await open(danglingReference.contact);
  const { instanceId } = danglingReference;
  const before = await heldIds(api, "contact", contact.id, "order");
  expect(before).toContain(instanceId);
  await page.getByRole("button", { name: `Unlink the missing ${instanceId}` }).click();
  await expect(part(page.getByRole("dialog"), "Will be removed")).toContainText(instanceId);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await heldIds(api, "contact", contact.id, "order")).toEqual(before);
});

test("a search that gets no answer says so and can be tried again", async ({ page, api }) => {
  const contact = await findContact(api, "customer_10064");
  const order = await makeOrder(api);
  await page.goto(`/contacts/${contact.id}`);
  await page.getByRole("button", { name: "Link orders through order" }).click();
  await page.getByRole("combobox").fill("no such order anywhere");
  await expect(page.getByText("No orders match “no such order anywhere”")).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole("combobox").fill(order.number);
  await expect(page.getByRole("option", { name: /Search failed/ })).toBeVisible({
    timeout: 15_000,
  });
  await page.context().setOffline(false);
  await page.getByRole("option", { name: /Search failed/ }).click();
  await expect(page.getByRole("option", { name: new RegExp(order.number) })).toBeVisible();
});

test("linking and unlinking works by keyboard alone", async ({ page, api }) => {
  const contact = await findContact(api, "customer_10065");
  const order = await makeOrder(api);
  await hold(api, ["contact", contact.id, "order"], []);
  await page.goto(`/contacts/${contact.id}`);
  const link = page.getByRole("button", { name: "Link orders through order" });
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(order.number);
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  const save = page.getByRole("button", { name: "Link 1 order" });
  for (let stops = 0; stops < 6; stops += 1) {
    await page.keyboard.press("Tab");
    if (await save.evaluate((button) => button === document.activeElement)) break;
  }
  await expect(save).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Linked ${order.number}.`)).toBeVisible();
  await expect(link).toBeFocused();

  const unlink = page.getByRole("button", { name: `Unlink ${order.number}` });
  await unlink.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(unlink).toBeFocused();
  expect(await heldIds(api, "contact", contact.id, "order")).toEqual([order.id]);
});

test("the dialog has no accessibility violation with its three parts filled", async ({
  page,
  api,
}) => {
  const contact = await findContact(api, "customer_10068");
  const [first, second, third] = await makeOrders(api, 3);
  await hold(api, ["contact", contact.id, "order"], [first?.id ?? "", second?.id ?? ""]);
  await page.goto(`/contacts/${contact.id}`);
  await page.getByRole("button", { name: "Link orders through order" }).click();
  await pick(page, third?.number ?? "");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: `Unlink ${first?.number}` }).click();
  await expect(part(dialog, "Will be removed")).toBeVisible();
  await expectNoViolations(page, ["[role=dialog]"]);
});

test("linking fits 320 pixels, and its search has no accessibility violation there", async ({
  page,
  api,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const contact = await findContact(api, "customer_10069");
  const order = await makeOrder(api);
  await hold(api, ["contact", contact.id, "order"], [order.id]);
  await page.goto(`/contacts/${contact.id}`);
  await expect(group(page, "Orders").getByRole("listitem")).toHaveCount(1);
  await expectToFit(page);
  await page.getByRole("button", { name: "Link orders through order" }).click();
  await page.getByRole("combobox").fill("NW-1000");
  await expect(page.getByRole("option").first()).toBeVisible();
  // Lines of the text before stand faded until the answer is there.
  await expect(page.locator("[data-stale]")).toHaveCount(0);
  await expectToFit(page);
  await expectNoViolations(page, ["[role=dialog]", "[role=listbox]"]);
});
