import type { OwnerKind } from "../contract/attributes.ts";
import { wholesaleBuyer } from "../server/demo/special-contacts.ts";
import { group, heldIds, hold, part, pick } from "./associations.ts";
import { findContact } from "./find-contacts.ts";
import { expect, test } from "./fixtures.ts";
import { makeOrder, makeOrders } from "./make-orders.ts";

test("a contact is linked to an order after what remains and is added was shown", async ({
  page,
  api,
}) => {
  const contact = await findContact(api, "customer_10060");
  const [held, found] = await makeOrders(api, 2);
  await hold(api, ["contact", contact.id, "order"], [held?.id ?? ""]);

  await page.goto(`/contacts/${contact.id}`);
  await group(page, "Orders").getByRole("button", { name: "Link orders through order" }).click();
  const dialog = page.getByRole("dialog", { name: "Link orders to this contact" });
  await expect(dialog.getByText("Nothing changes yet.")).toBeVisible();
  await page.getByRole("combobox", { name: "Find the order" }).fill(held?.number ?? "");
  await expect(page.getByRole("option").filter({ hasText: "already linked" })).toBeDisabled();
  await pick(page, found?.number ?? "");
  await expect(part(dialog, "Will be added")).toContainText(`${found?.number}`);
  await expect(part(dialog, "Will be added")).toContainText("Shipped · 12.5");
  await expect(part(dialog, "Will remain")).toContainText(`${held?.number}`);
  expect(await heldIds(api, "contact", contact.id, "order")).toEqual([held?.id]);

  await dialog.getByRole("button", { name: "Link 1 order" }).click();
  await expect(page.getByText(`Linked ${found?.number}.`)).toBeVisible();
  await expect(group(page, "Orders").getByRole("link", { name: `${found?.number}` })).toBeVisible();
  expect(await heldIds(api, "contact", contact.id, "order")).toEqual([held?.id, found?.id]);
});

test("several orders are linked and unlinked in one go, and all of it is undone", async ({
  page,
  api,
}) => {
  const contact = await findContact(api, "customer_10066");
  const [first, second, third, fourth] = await makeOrders(api, 4);
  const before = [first?.id ?? "", second?.id ?? ""];
  await hold(api, ["contact", contact.id, "order"], before);

  await page.goto(`/contacts/${contact.id}`);
  await page.getByRole("button", { name: "Link orders through order" }).click();
  const dialog = page.getByRole("dialog");
  await pick(page, third?.number ?? "");
  await pick(page, fourth?.number ?? "");
  await dialog.getByRole("button", { name: `Unlink ${first?.number}` }).click();
  await expect(part(dialog, "Will be removed")).toContainText(`${first?.number}`);
  await dialog.getByRole("button", { name: `Don’t add ${third?.number}` }).click();
  await dialog.getByRole("button", { name: "Link 1, unlink 1" }).click();
  await expect(page.getByText(`Replaced ${first?.number} with ${fourth?.number}.`)).toBeVisible();
  expect(await heldIds(api, "contact", contact.id, "order")).toEqual([second?.id, fourth?.id]);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone.")).toBeVisible();
  expect(await heldIds(api, "contact", contact.id, "order")).toEqual(before);
});

test("a conversation is linked to an order and unlinked again", async ({ page, api }) => {
  const order = await makeOrder(api);
  await hold(api, ["conversation", "60", "order"], []);
  await page.goto("/conversations/60");
  await page.getByRole("button", { name: "Link orders through order" }).click();
  await pick(page, order.number);
  await page.getByRole("button", { name: "Link 1 order" }).click();
  await expect(group(page, "Orders").getByRole("link", { name: order.number })).toBeVisible();
  expect(await heldIds(api, "conversation", "60", "order")).toEqual([order.id]);

  await page.getByRole("button", { name: `Unlink ${order.number}` }).click();
  const dialog = page.getByRole("dialog", { name: "Unlink an order from this conversation" });
  await expect(part(dialog, "Will be removed")).toContainText(order.number);
  await dialog.getByRole("button", { name: "Unlink 1 order" }).click();
  await expect(page.getByText(`Unlinked ${order.number}.`)).toBeVisible();
  await expect(group(page, "Orders").getByRole("listitem")).toHaveCount(0);
  expect(await heldIds(api, "conversation", "60", "order")).toEqual([]);
});

test("an instance's to-one reference says what it replaces", async ({ page, api }) => {
  const [before, after] = await makeOrders(api, 2);
  const made = await api.post("/api/custom_object_instances/Shipment", {
    data: { external_id: `replacing_${before?.id}`, custom_attributes: { order: before?.id } },
  });
  const { id } = (await made.json()) as { id: string };

  await page.goto(`/objects/Shipment/${id}`);
  await page.getByRole("button", { name: "Replace the order in order" }).click();
  const dialog = page.getByRole("dialog", { name: "Choose the order of this shipment" });
  await pick(page, after?.number ?? "");
  await expect(part(dialog, "Will be replaced")).toContainText(`${before?.number}`);
  await expect(part(dialog, "Will remain")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Replace order" }).click();
  await expect(page.getByText(`Replaced ${before?.number} with ${after?.number}.`)).toBeVisible();
  expect(await heldIds(api, "instance", id, "order")).toEqual([after?.id]);
});

test("an instance is linked to contacts, conversations and other types that refer to it", async ({
  page,
  api,
}) => {
  const order = await makeOrder(api);
  const contact = await findContact(api, "customer_10062");
  const held = await heldIds(api, "contact", contact.id, "order");
  await page.goto(`/objects/Order/${order.id}`);

  await page.getByRole("button", { name: "Link a contact through its order" }).click();
  const dialog = page.getByRole("dialog", { name: "Link a contact to this order" });
  await pick(page, "customer_10062");
  await expect(part(dialog, "Will be added")).toContainText(order.number);
  if (held.length > 0) await expect(part(dialog, "Will remain")).toContainText(String(held.length));
  await dialog.getByRole("button", { name: "Link 1 order" }).click();
  await expect(group(page, "Contacts").getByRole("listitem")).toHaveCount(1);
  expect(await heldIds(api, "contact", contact.id, "order")).toEqual([...held, order.id]);

  await page.getByRole("button", { name: "Link a conversation through its order" }).click();
  await page.getByRole("combobox").fill("61");
  await page.getByRole("option").filter({ hasText: "#61 ·" }).click();
  await page.getByRole("button", { name: "Link 1 order" }).click();
  await expect(group(page, "Conversations").getByRole("listitem")).toHaveCount(1);
  expect(await heldIds(api, "conversation", "61", "order")).toContain(order.id);

  await page.getByRole("button", { name: "Link a shipment through its order" }).click();
  await pick(page, "SHP-020060");
  await expect(part(page.getByRole("dialog"), "Will be replaced")).toBeVisible();
  await page.getByRole("button", { name: "Replace order" }).click();
  await expect(group(page, "Shipments").getByRole("listitem")).toHaveCount(1);

  await group(page, "Contacts")
    .getByRole("button", { name: /^Unlink/ })
    .click();
  await page.getByRole("button", { name: "Unlink 1 order" }).click();
  await expect(group(page, "Contacts").getByRole("listitem")).toHaveCount(0);
  expect(await heldIds(api, "contact", contact.id, "order")).toEqual(held);
});

test("a set that someone else changed meanwhile is not overwritten: the new state is shown", async ({
  page,
  api,
}) => {
  const contact = await findContact(api, "customer_10063");
  const [first, second, mine, theirs] = await makeOrders(api, 4);
  const owner: [OwnerKind, string, string] = ["contact", contact.id, "order"];
  await hold(api, owner, [first?.id ?? "", second?.id ?? ""]);

  await page.goto(`/contacts/${contact.id}`);
  await page.getByRole("button", { name: "Link orders through order" }).click();
  const dialog = page.getByRole("dialog");
  await pick(page, mine?.number ?? "");
  await expect(part(dialog, "Will remain")).toContainText(`${second?.number}`);
  await hold(api, owner, [first?.id ?? "", theirs?.id ?? ""]);
  await dialog.getByRole("button", { name: "Link 1 order" }).click();

  const alert = dialog.getByRole("alert");
  await expect(alert).toContainText("This changed while you were looking at it.");
  await expect(alert).toContainText(`Now linked as well: ${theirs?.number}.`);
  await expect(alert).toContainText(`Not linked any more: ${second?.number}.`);
  await expect(part(dialog, "Will remain")).toContainText(`${theirs?.number}`);
  await expect(part(dialog, "Will remain")).not.toContainText(`${second?.number}`);
  expect(await heldIds(api, ...owner)).toEqual([first?.id, theirs?.id]);

  await dialog.getByRole("button", { name: "Link 1 order" }).click();
  await expect(page.getByText(`Linked ${mine?.number}.`)).toBeVisible();
  expect(await heldIds(api, ...owner)).toEqual([first?.id, theirs?.id, mine?.id]);
});

test("a contact with 400 orders keeps all of them when one is added", async ({ page, api }) => {
  const contact = await findContact(api, `customer_${10_000 + wholesaleBuyer}`);
  const order = await makeOrder(api);
  const before = await heldIds(api, "contact", contact.id, "order");
  expect(before).toHaveLength(400);

  await page.goto(`/contacts/${contact.id}`);
  await expect(group(page, "Orders").getByRole("listitem")).toHaveCount(25);
  await expect(group(page, "Orders")).toContainText("The first 25 of 400.");
  await page.getByRole("button", { name: "Link orders through order" }).click();
  await pick(page, order.number);
  await expect(page.getByRole("region", { name: "Will remain · 400" })).toBeVisible();
  await page.getByRole("button", { name: "Link 1 order" }).click();
  await expect(page.getByText(`Linked ${order.number}.`)).toBeVisible();
  expect(await heldIds(api, "contact", contact.id, "order")).toEqual([...before, order.id]);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone.")).toBeVisible();
  expect(await heldIds(api, "contact", contact.id, "order")).toEqual(before);
});
