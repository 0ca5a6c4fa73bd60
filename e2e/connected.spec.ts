import { expect, test, type Page } from "@playwright/test";
import type { QueuedWrite } from "../contract/outbox.ts";
import { runConnectedServer, type ConnectedServer } from "./connected-server.ts";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { saveKey } from "./instance-forms.ts";
import { token } from "./running-server.ts";

// One copy is made, and then worked on: the journeys come in this order.
test.describe.configure({ mode: "serial" });
test.use({ contextOptions: { reducedMotion: "reduce" } });

let connected: ConnectedServer;

test.beforeAll(async () => {
  connected = await runConnectedServer("small");
  // Slow enough to be watched.
  connected.proxy.fault = ({ path }) =>
    /custom_object_instances\/Order\?.*\bpage=[3-9]/.test(path)
      ? { kind: "delay", ms: 12_000 }
      : undefined;
});

test.beforeEach(async ({ page }) => {
  test.slow();
  const { request } = page.context();
  await request.post(`${connected.server.address}/api/console/session`, { data: { token } });
});

test.afterAll(() => connected.remove());

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${connected.server.address}${path}`);
}

interface Order {
  id: string;
  external_id: string;
  custom_attributes: Record<string, unknown>;
}

/** The vendor's own, by its external id; `number` counts from the first of the demo. */
async function orderAtVendor(number: number): Promise<Order> {
  const externalId = `order_${100_000 + number}`;
  const address = `/api/custom_object_instances/Order?external_id=${externalId}`;
  const reply = await fetch(new URL(address, connected.vendor.address), {
    headers: { authorization: `Bearer ${token}` },
  });
  return (await reply.json()) as Order;
}

function editOrderAtVendor({ external_id }: Order, custom_attributes: object): Promise<void> {
  const path = "/api/custom_object_instances/Order";
  return connected.editAtVendor("POST", path, { external_id, custom_attributes });
}

async function openOrderForm(page: Page, { external_id }: Order): Promise<void> {
  await open(page, `/objects/Order/${external_id}`);
  await expect(page.getByText("As of just now")).toBeVisible();
  await page.getByRole("button", { name: "Edit" }).click();
  await expect(page.getByText("No changes yet")).toBeVisible();
}

/** As a person does who could not save. */
async function keepForLater(page: Page, write: QueuedWrite): Promise<void> {
  const { request } = page.context();
  const address = `${connected.server.address}/api/console/outbox`;
  await expect(await request.post(address, { data: { write } })).toBeOK();
}

test("the first copy is watched until it is whole, then browsed", async ({ page }) => {
  await open(page, "/objects/Order");
  await expect(page.getByRole("link", { name: /of 1,100 orders copied, \d+ %/ })).toBeVisible();
  await page.getByRole("link", { name: "Connection", exact: true }).click();
  const lists = page.getByRole("list", { name: "Lists that are copied" });
  const orders = lists.getByRole("listitem").filter({ hasText: "Orders" });
  await expect(orders).toContainText(/reading, \d+ %/);
  await expect(page.getByRole("button", { name: "Copying…" })).toBeDisabled();
  await expectNoViolations(page);
  connected.proxy.fault = () => undefined;
  await expect(orders).toContainText("1,100 of 1,100 as of", { timeout: 60_000 });
  await expect(page.getByRole("button", { name: "Copy now" })).toBeEnabled({ timeout: 60_000 });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectToFit(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await orders.getByRole("link", { name: "Orders" }).click();
  await expect(page.getByRole("link", { name: /^As of/ })).toBeVisible();
  await page.getByRole("grid").getByRole("rowheader").nth(2).getByRole("link").click();
  await expect(page.getByText("As of just now")).toBeVisible();
  await expect(page.getByRole("region", { name: "Changes" })).toBeVisible();
  await expectNoViolations(page);
});

test("what somebody changes at the vendor meanwhile is asked about with all three values", async ({
  page,
}) => {
  const order = await orderAtVendor(20);
  await editOrderAtVendor(order, { note: "was" });
  await openOrderForm(page, order);
  const note = page.getByRole("textbox", { name: "Note" });
  await expect(note).toHaveValue("was");
  await note.fill("mine");
  await editOrderAtVendor(order, { note: "theirs", product: "Tent" });
  await page.keyboard.press(saveKey);
  const dialog = page.getByRole("dialog", { name: "This order changed while you edited it" });
  const choice = dialog.getByRole("group", { name: "Note" });
  await expect(choice).toContainText("When you began: was");
  await expect(choice).toContainText("theirs");
  await expect(dialog).toContainText("Also changed, and kept as it is now: Product.");
  await choice.getByRole("radio", { name: /Keep mine/ }).check();
  await dialog.getByRole("button", { name: "Save 1 change" }).click();
  await expect(page.getByRole("status").getByText("Saved 1 change").last()).toBeVisible();
  expect((await orderAtVendor(20)).custom_attributes).toMatchObject({
    note: "mine",
    product: "Tent",
  });
  const changes = page.getByRole("region", { name: "Changes" });
  await expect(changes.getByRole("listitem").first()).toContainText("Written");
});

test("what the vendor drops silently is shown in the same save, and put back", async ({ page }) => {
  const order = await orderAtVendor(21);
  await editOrderAtVendor(order, { note: "before" });
  await openOrderForm(page, order);
  // Answers as if the note had not been taken, until it is sent once more.
  let sent = 0;
  connected.proxy.fault = ({ method, path }) => {
    if (method === "POST" && path.includes("/custom_object_instances/Order")) sent += 1;
    return sent === 1
      ? { kind: "rewrite", body: (body) => body.replaceAll('"note":"wanted"', '"note":null') }
      : undefined;
  };
  await page.getByRole("textbox", { name: "Note" }).fill("wanted");
  await page.keyboard.press(saveKey);
  const dialog = page.getByRole("dialog", { name: "Saved, but Intercom holds something else" });
  await expect(dialog).toContainText("You saved wanted");
  await expect(dialog).toContainText("Intercom holds null");
  await expectNoViolations(page, ["[role=dialog]"]);
  await dialog.getByRole("button", { name: "Put it back: Note" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("status").getByText("Saved 1 change").last()).toBeVisible();
  expect((await orderAtVendor(21)).custom_attributes).toMatchObject({ note: "wanted" });
  connected.proxy.fault = () => undefined;
});

test("while the vendor is away its copy is told by its age, and a change waits until it is back", async ({
  page,
}) => {
  const order = await orderAtVendor(22);
  await openOrderForm(page, order);
  connected.proxy.fault = () => ({ kind: "cut", when: "before" });
  await page.getByRole("textbox", { name: "Note" }).fill("later");
  await page.keyboard.press(saveKey);
  const failed = page.getByRole("alert");
  const retry = failed.getByRole("button", { name: "Try again" });
  await retry.click({ timeout: 60_000 });
  await expect(retry).toBeFocused({ timeout: 60_000 });
  await failed.getByRole("button", { name: "Keep it and send it later" }).click();
  await expect(page.getByRole("button", { name: "Edit" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Not sent yet: Note" })).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Intercom can’t be reached; you see it as of/)).toBeVisible({
    timeout: 60_000,
  });
  const other = await orderAtVendor(23);
  await keepForLater(page, {
    operation: "update_instance",
    object_type_id: "Order",
    id: other.id,
    body: { custom_attributes: { note: "mine", product: "Mine" } },
  });
  await editOrderAtVendor(other, { note: "theirs", product: "Theirs" });
  await page.getByRole("link", { name: /^Outbox/ }).click();
  const entries = page.getByRole("region", { name: "Outbox" }).getByRole("listitem");
  const entry = entries.filter({ hasText: order.external_id });
  await expect(entry).toContainText(/waits for Intercom|is being sent/);
  await expect(entry).toContainText("later");
  await expectNoViolations(page);
  expect((await orderAtVendor(22)).custom_attributes).not.toMatchObject({ note: "later" });

  connected.proxy.fault = () => undefined;
  await expect(entry).toHaveCount(0, { timeout: 60_000 });
  expect((await orderAtVendor(22)).custom_attributes).toMatchObject({ note: "later" });

  const met = entries.filter({ hasText: "changed in Intercom meanwhile" });
  await met.getByRole("group", { name: "Note" }).getByRole("radio", { name: "Send mine" }).check();
  const product = met.getByRole("group", { name: "Product" });
  await expect(product).toContainText("Theirs");
  await expect(met.getByRole("button", { name: "Choose for 1 value first" })).toBeDisabled();
  await product.getByRole("radio", { name: "Leave theirs" }).check();
  await expectNoViolations(page);
  await met.getByRole("button", { name: /^Send 1 value/ }).click();
  await expect(page.getByText("Nothing waits to be sent to Intercom")).toBeVisible();
  expect((await orderAtVendor(23)).custom_attributes).toMatchObject({
    note: "mine",
    product: "Theirs",
  });
});

test("a new order of which no answer came is not made twice: a person decides", async ({
  page,
}) => {
  connected.proxy.fault = ({ method, path }) =>
    method === "POST" && path.includes("/custom_object_instances/Order")
      ? { kind: "cut", when: "after" }
      : undefined;
  await open(page, "/objects/Order/new");
  await page.getByRole("textbox", { name: "Note" }).fill("made once");
  await page.keyboard.press(saveKey);
  const failed = page.getByRole("alert");
  await expect(failed).toContainText("Intercom has not confirmed the new order");
  await expect(failed.getByRole("button", { name: "Try again" })).toHaveCount(0);
  await failed.getByRole("link", { name: "Decide in the outbox" }).click();
  connected.proxy.fault = () => undefined;
  const entry = page.getByRole("region", { name: "Outbox" }).getByRole("listitem");
  await expect(entry).toContainText("may have arrived");
  await expect(entry).toContainText("made once");
  await expectNoViolations(page);
  await entry.getByRole("button", { name: "Discard the new order" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Discard change" }).click();
  await expect(page.getByText("Nothing waits to be sent to Intercom")).toBeVisible();
});

test("what is deleted and made at the vendor is told, counted and mended", async ({ page }) => {
  const order = await orderAtVendor(30);
  await open(page, "/settings/connection");
  const orders = page
    .getByRole("list", { name: "Lists that are copied" })
    .getByRole("listitem")
    .filter({ hasText: "Orders" });
  const counts = /Orders([\d,]+) of \1 /;
  await expect(orders).toContainText(counts);
  const [, before = ""] = counts.exec((await orders.textContent()) ?? "") ?? [];
  const held = Number(before.replace(",", ""));
  await connected.editAtVendor("DELETE", `/api/custom_object_instances/Order/${order.id}`);
  await connected.editAtVendor("POST", "/api/console/attributes", {
    owner_kind: "instance",
    object_type_id: "Order",
    attribute: { name: "engraving", label: "Engraving", data_type: "string" },
  });
  await editOrderAtVendor(await orderAtVendor(31), { engraving: "For Ada" });
  await open(page, `/objects/Order/${order.id}`);
  await expect(page.getByRole("region", { name: "This order was deleted" })).toBeVisible();
  await page.getByRole("link", { name: "Connection", exact: true }).click();
  const left = (held - 1).toLocaleString("en");
  await expect(orders).toContainText(`Orders${left} of ${left} `);

  await page.getByRole("button", { name: "Copy now" }).click();
  const alarms = page.getByRole("region", { name: "Intercom’s records look different" });
  const alarm = alarms.getByRole("listitem").filter({ hasText: "“engraving”, text" });
  await expect(alarm).toBeVisible({ timeout: 60_000 });
  await expectNoViolations(page);
  await alarm.getByRole("button", { name: /^Dismiss/ }).click();
  await expect(alarm).toHaveCount(0);

  await page.getByRole("link", { name: "Deleted in Intercom" }).click();
  await page.getByRole("link", { name: order.external_id }).click();
  await page.getByRole("button", { name: "Make it anew" }).click();
  await expect(page.getByText("As of just now")).toBeVisible();
  expect((await orderAtVendor(30)).custom_attributes).toMatchObject(order.custom_attributes);
});
