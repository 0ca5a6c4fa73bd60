import { readFile } from "node:fs/promises";
import { wholesaleBuyer } from "../server/demo/special-contacts.ts";
import { heldIds, hold } from "./associations.ts";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { findContact } from "./find-contacts.ts";
import { expect, test } from "./fixtures.ts";
import {
  best,
  drawn,
  expectInStep,
  inSight,
  panel,
  picture,
  placesOf,
  status,
  table,
} from "./inspector-page.ts";
import { makeOrder, makeOrders } from "./make-orders.ts";

test("with the keyboard alone one finds a contact, walks to an order, links it and undoes that", async ({
  page,
  api,
}) => {
  const contact = await findContact(api, "customer_10090");
  const [held, other] = await makeOrders(api, 2);
  await hold(api, ["contact", contact.id, "order"], [held?.id ?? ""]);

  await page.goto("/associations");
  await page.getByRole("combobox", { name: "Find the contact" }).focus();
  await page.keyboard.type("customer_10090");
  await expect(best(page)).toContainText("customer_10090");
  await page.keyboard.press("Enter");
  await expect(picture(page)).toBeFocused();
  await status(page, /^Contact .+, 1 order/);
  await expectInStep(page);

  await page.keyboard.press("/");
  await page.keyboard.type(held?.number ?? "");
  await status(page, "1 match");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(picture(page)).toBeFocused();
  await status(page, `Order ${held?.number}, not expanded`);
  await page.keyboard.press("Enter");
  await status(page, `Order ${held?.number}, 1 contact`);
  await expectInStep(page);

  await page.keyboard.press("Home");
  await status(page, /^Contact /);
  await page.keyboard.press("ArrowRight");
  await status(page, /^(Order|Device|Invoice|Shipment) /);
  await page.keyboard.press("Home");

  await page.keyboard.press("l");
  const ways = page.getByRole("dialog", { name: /^Link Contact/ });
  await expect(ways).toBeVisible();
  await ways.getByRole("button", { name: "Link orders through Orders" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: /^Link orders to/ })).toBeVisible();
  await page.getByRole("combobox", { name: "Find the order" }).fill(other?.number ?? "");
  await expect(best(page)).toContainText(`${other?.number}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: /^Will remain/ })).toContainText(`${held?.number}`);
  await page.getByRole("button", { name: "Link 1 order" }).focus();
  await page.keyboard.press("Enter");
  await status(page, `Linked ${other?.number} to`);
  expect(await heldIds(api, "contact", contact.id, "order")).toEqual([held?.id, other?.id]);
  await expect(picture(page)).toBeFocused();
  await status(page, /^Contact .+, 2 orders/);
  await expectInStep(page);

  await page.getByRole("status").getByRole("button", { name: "Undo" }).focus();
  await page.keyboard.press("Enter");
  await status(page, "Undone.");
  expect(await heldIds(api, "contact", contact.id, "order")).toEqual([held?.id]);
  await status(page, /^Contact .+, 1 order/);
  await picture(page).focus();
  await expectInStep(page);
});

test("of 400 orders 25 are shown, and 25 more each time", async ({ page, api }) => {
  const contact = await findContact(api, `customer_${10_000 + wholesaleBuyer}`);
  await page.goto(`/contacts/${contact.id}`);
  await page.getByRole("link", { name: "See associations" }).click();
  await expect(panel(page)).toContainText("25 of 400 orders");
  const before = await placesOf(page);

  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Show 25 more orders (25 of 400)" }).click();
  await expect(panel(page)).toContainText("50 of 400 orders");
  const after = await placesOf(page);
  expect(Object.keys(after).length).toBeGreaterThan(0);
  for (const [id, place] of Object.entries(after)) {
    if (before[id] !== undefined) expect(place, id).toBe(before[id]);
  }

  const address = page.url();
  await page.reload();
  await expect(panel(page)).toContainText("50 of 400 orders");
  expect(await placesOf(page)).toMatchObject(await inSight(page, after));
  expect(page.url()).toBe(address);
  await expectInStep(page);

  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(panel(page)).toContainText("25 of 400 orders");
  await page.keyboard.press("Control+Shift+Z");
  await expect(panel(page)).toContainText("50 of 400 orders");
  await page.goBack();
  await expect(panel(page)).toContainText("25 of 400 orders");
});

test("what is collapsed, dismissed or hidden is gone from picture and table, until it is undone", async ({
  page,
  api,
}) => {
  const contact = await findContact(api, `customer_${10_000 + wholesaleBuyer}`);
  await page.goto(`/associations?focus=contact:${contact.id}`);
  await expect(picture(page)).toBeFocused();
  await status(page, "25 of 400 orders");
  const all = await drawn(page);

  await panel(page).getByRole("checkbox", { name: "Device", exact: true }).click();
  await expect.poll(async () => (await drawn(page)).length).toBe(all.length - 25);
  await picture(page).focus();
  await expectInStep(page);

  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Delete");
  await expect(page.getByText("1 record dismissed.")).toBeVisible();
  await status(page, "24 of 400 orders");
  await expectInStep(page);
  await page.getByRole("button", { name: "Bring back" }).click();
  await status(page, "25 of 400 orders");

  await picture(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("c");
  await expect.poll(() => drawn(page)).toEqual([`contact:${contact.id}`]);
  await expectInStep(page);
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await drawn(page)).length).toBe(all.length - 25);
});

test("the shortest path between two records is drawn and told in words", async ({ page, api }) => {
  const contact = await findContact(api, "customer_10091");
  const order = await makeOrder(api);
  await hold(api, ["contact", contact.id, "order"], [order.id]);
  await hold(api, ["conversation", "62", "order"], [order.id]);
  await page.goto(`/associations?focus=contact:${contact.id}&from=c${contact.id}&to=v62`);
  await status(page, /Shortest path, [12] steps?: Contact .+ Conversation/);
  await picture(page).press("0");
  await expect(page.locator('.react-flow__node[data-id="conversation:62"]')).toContainText("Step");
  await page.getByRole("button", { name: "Clear path" }).click();
  await expect(page.getByText("Shortest path")).toHaveCount(0);
});

test("a record is dragged onto another to link them, and unlinked from its menu", async ({
  page,
  api,
}) => {
  const contact = await findContact(api, "customer_10092");
  const [order, other] = await makeOrders(api, 2);
  await hold(api, ["contact", contact.id, "order"], [order?.id ?? ""]);
  await hold(api, ["conversation", "63", "order"], [order?.id ?? "", other?.id ?? ""]);
  await page.goto(`/associations?focus=instance:${order?.id}&steps=v63`);
  const card = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
  await expect(card(`instance:${other?.id}`)).toBeVisible();
  await picture(page).press("0");
  await card(`contact:${contact.id}`).hover();
  await card(`contact:${contact.id}`)
    .locator(".react-flow__handle")
    .dragTo(card(`instance:${other?.id}`));
  await page.getByRole("button", { name: "Link 1 order" }).click();
  await status(page, `Linked ${other?.number} to`);
  expect(await heldIds(api, "contact", contact.id, "order")).toEqual([order?.id, other?.id]);

  await card(`contact:${contact.id}`).click({ button: "right" });
  await page.getByRole("menuitem", { name: `Unlink from Order ${order?.number}` }).click();
  await page.getByRole("button", { name: "Unlink 1 order" }).click();
  await status(page, `Unlinked ${order?.number} from`);
  expect(await heldIds(api, "contact", contact.id, "order")).toEqual([other?.id]);
});

test("an id that matches nothing looks broken, and says so", async ({ page, api }) => {
  const contact = await findContact(api, "customer_10030");
  await page.goto(`/associations?focus=contact:${contact.id}`);
  await expect(picture(page).getByText("Matches nothing").first()).toBeVisible();
  await page.keyboard.press("t");
  await expect(table(page).getByText("matches nothing")).toBeVisible();
});

test("a record that is not there says so", async ({ page }) => {
  await page.goto("/associations?focus=contact:nobody");
  await expect(page.getByRole("alert")).toContainText("The associations could not be read");
  await page.getByRole("link", { name: "Choose another record" }).click();
  await expect(page.getByRole("combobox", { name: "Find the contact" })).toBeVisible();
  await expectNoViolations(page);
});

test("picture, table, menu and keys have no accessibility violations", async ({ page, api }) => {
  const contact = await findContact(api, "customer_10091");
  await page.goto(`/associations?focus=contact:${contact.id}`);
  await expect(picture(page)).toBeFocused();
  await expectNoViolations(page);
  await page.keyboard.press("m");
  await expect(page.getByRole("menuitem").first()).toBeVisible();
  await expectNoViolations(page, ["[role=menu]"]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: /^Keys/ })).toBeVisible();
  await expectNoViolations(page, ["[role=dialog]"]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("t");
  await expect(table(page)).toBeVisible();
  await expectNoViolations(page);
});

test("what is on the screen is exported as a picture and as data", async ({ page, api }) => {
  const contact = await findContact(api, `customer_${10_000 + wholesaleBuyer}`);
  await page.goto(`/associations?focus=contact:${contact.id}`);
  await expect(picture(page)).toBeFocused();
  for (const [name, ending, start] of [
    ["Picture as SVG", ".svg", "<svg"],
    ["Picture as PNG", ".png", "\u0089PNG"],
    ["Records and links as JSON", ".json", "{"],
  ] as const) {
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(new RegExp(`${ending}$`));
    const text = await readFile(await file.path(), "latin1");
    expect(text.startsWith(start)).toBe(true);
    if (ending === ".json")
      expect(JSON.parse(text)).toMatchObject({ focus: `contact:${contact.id}` });
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the table comes first and the picture is one press away", async ({ page, api }) => {
    const contact = await findContact(api, `customer_${10_000 + wholesaleBuyer}`);
    await page.goto(`/associations?focus=contact:${contact.id}`);
    await expect(table(page)).toBeVisible();
    await expectToFit(page);
    await expectNoViolations(page);
    await table(page).getByRole("button", { name: "Show 25 more orders (25 of 400)" }).click();
    await expect(panel(page)).toContainText("50 of 400 orders");
    await page.getByRole("button", { name: "Show as picture" }).click();
    await expect(picture(page)).toBeVisible();
    await expectToFit(page);
  });
});
