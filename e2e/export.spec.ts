import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import readSheets from "read-excel-file/node";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { findContact } from "./find-contacts.ts";
import { expect, test } from "./fixtures.ts";
import { makeOrder, makeOrders } from "./make-orders.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: /^Export \w+$/ });
const openDialog = async (page: Page) => {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(dialog(page).getByRole("button", { name: /^Export \d/ })).toBeEnabled();
};
const begin = (page: Page) => dialog(page).getByRole("button", { name: /^Export \d/ });
const outcome = (page: Page) => page.getByRole("status").filter({ hasText: /\w+ \d{4}-\d\d-\d\d/ });

/** As in browsers that have no picker of files. */
const withoutPicker = (page: Page) =>
  page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));

/** A picker whose file takes its time, or keeps what it is given. */
const withPicker = (page: Page, writeMs: number) =>
  page.addInitScript((ms) => {
    const file = { text: "", isClosed: false, isAborted: false };
    const decoder = new TextDecoder();
    Object.assign(window, {
      file,
      showSaveFilePicker: async () => ({
        createWritable: async () => ({
          write: async (bytes: Uint8Array) => {
            await new Promise((done) => setTimeout(done, ms));
            file.text += decoder.decode(bytes, { stream: true });
          },
          close: async () => (file.isClosed = true),
          abort: async () => (file.isAborted = true),
        }),
      }),
    });
  }, writeMs);

async function download(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const started = page.waitForEvent("download");
  await begin(page).click();
  const file = await started;
  await expect(outcome(page)).toContainText("complete.");
  await page.getByRole("button", { name: "Close", exact: true }).last().click();
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("what a list shows goes into each kind of file and is read back", async ({ page, api }) => {
  await withoutPicker(page);
  const contact = await findContact(api, "customer_10072");
  const plain = await makeOrder(api);
  const number = '=HYPERLINK("http://x") 🎁, 漢字';
  const awkward = await api.post("/api/custom_object_instances/Order", {
    headers: { "content-type": "application/json" },
    data: `{"external_id":"12345678901234567890","custom_attributes":{"order_number":${JSON.stringify(number)},"total_amount":-149.90}}`,
  });
  const { id } = (await awkward.json()) as { id: string };
  await api.put(`/api/contacts/${contact.id}`, {
    data: { custom_attributes: { order: [plain.id, id] } },
  });
  await page.goto(`/objects/Order?contact=${contact.id}`);
  await openDialog(page);
  await expect(dialog(page)).toContainText("2 orders, about ");
  await expect(dialog(page)).toContainText(/Only orders that match all of this:\s*Contact is /);

  const csv = await download(page);
  expect(csv.name).toMatch(/^Orders \d{4}-\d\d-\d\d filtered\.csv$/);
  expect(csv.bytes.subarray(0, 3).toString("hex")).toBe("efbbbf");
  const [header = [], first = [], second = []] = parse(csv.bytes, { bom: true });
  expect(header[0]).toBe("Order number");
  expect(first[0]).toBe(`'${number}`);
  expect(second[0]).toBe(plain.number);
  const amount = header.findIndex((label) => label.startsWith("Total"));
  expect([first[amount], second[amount]]).toEqual(["-149.90", "12.5"]);

  await openDialog(page);
  await dialog(page).getByRole("radio", { name: "Excel workbook" }).check();
  await dialog(page).getByRole("radio", { name: "All fields" }).check();
  const xlsx = await download(page);
  expect(xlsx.name).toMatch(/\.xlsx$/);
  const [sheet] = await readSheets(xlsx.bytes);
  const [labels = [], row = []] = sheet?.data ?? [];
  const cell = (label: string) => row[labels.findIndex((name) => String(name).startsWith(label))];
  expect(cell("Order number")).toBe(number);
  expect(cell("Total")).toBe(-149.9);
  expect(cell("External id")).toBe("12345678901234567890");
  expect(cell("Updated (")).toBeInstanceOf(Date);

  await openDialog(page);
  await dialog(page).getByRole("radio", { name: "JSON Lines" }).check();
  const lines = (await download(page)).bytes.toString().trim().split("\n");
  expect(lines[0]).toContain('"total_amount":-149.90');
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    id,
    external_id: "12345678901234567890",
    custom_attributes: { order_number: number },
  });

  await openDialog(page);
  await dialog(page).getByRole("radio", { name: "CSV for programs" }).check();
  const exact = parse((await download(page)).bytes, { columns: true });
  expect(exact[0]).toMatchObject({
    external_id: "12345678901234567890",
    order_number: `'${number}`,
    total_amount: "-149.90",
  });
});

test("contacts and conversations go into files as their lists show them", async ({ page, api }) => {
  await withoutPicker(page);
  const contact = await findContact(api, "customer_10072");
  await page.goto("/contacts?q=customer_10072");
  await openDialog(page);
  await expect(dialog(page)).toContainText("1 contact, about ");
  await expect(dialog(page)).toContainText(/match all of this:\s*Holds “customer_10072”/);
  const people = await download(page);
  expect(people.name).toMatch(/^Contacts \d{4}-\d\d-\d\d filtered\.csv$/);
  const [person] = parse(people.bytes, { bom: true, columns: true }) as Record<string, string>[];
  expect(person).toMatchObject({
    Email: contact.email,
    "External id": "customer_10072",
    City: contact.city,
    References: String(contact.reference_count),
  });

  await page.goto(`/conversations?contact_id=${contact.id}`);
  await openDialog(page);
  await expect(dialog(page)).toContainText(/Contact is .+\s*Order\s*Last updated first/);
  await dialog(page).getByRole("radio", { name: "JSON Lines" }).check();
  await dialog(page).getByRole("radio", { name: "All fields" }).check();
  const talks = (await download(page)).bytes.toString().trim().split("\n");
  for (const talk of talks)
    expect(JSON.parse(talk)).toMatchObject({
      type: "conversation",
      contacts: expect.arrayContaining([contact.id]),
    });
});

test("the rows that are selected can go alone", async ({ page, api }) => {
  await withPicker(page, 0);
  const [one] = await makeOrders(api, 3);
  await page.goto("/objects/Order");
  const row = page.getByRole("row").filter({ hasText: one?.number ?? "" });
  await row.getByRole("checkbox").check();
  await openDialog(page);
  await expect(dialog(page)).toContainText("1 order, about");
  await dialog(page).getByRole("radio", { name: "All that match" }).check();
  await expect(begin(page)).not.toHaveText("Export 1 order");
  await dialog(page).getByRole("radio", { name: "The 1 selected" }).check();
  await begin(page).click();
  await expect(outcome(page)).toContainText("1 row, complete.");
  const text = await page.evaluate(
    () => (window as unknown as { file: { text: string } }).file.text,
  );
  expect(parse(text, { bom: true })).toHaveLength(2);
  expect(text).toContain(one?.number);
});

test("an export goes on while one moves on, and is cancelled from wherever one is", async ({
  page,
}) => {
  await withPicker(page, 1500);
  await page.goto("/objects/Order");
  await openDialog(page);
  await begin(page).click();
  await expect(page.getByRole("progressbar", { name: "Rows exported" })).toBeVisible();
  await page.getByRole("link", { name: "Contacts" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Contacts" })).toBeVisible();
  await expect(outcome(page)).toContainText("You can go on working");
  await page.getByRole("button", { name: "Cancel export" }).click();
  await expect(outcome(page)).toContainText("No file was kept.");
  expect(await page.evaluate(() => (window as unknown as { file: object }).file)).toMatchObject({
    isClosed: false,
    isAborted: true,
  });
});

test("a file that breaks off is never taken for whole, and can be started again", async ({
  page,
}) => {
  await withPicker(page, 0);
  await page.goto("/objects/Order");
  await openDialog(page);
  await page.route("**/instances/export?*", async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: body.subarray(0, Math.floor(body.length / 2)) });
  });
  await begin(page).click();
  await expect(outcome(page)).toContainText("The export is incomplete");
  await expect(outcome(page)).toContainText("The connection ended before the file did.");
  await expect(outcome(page)).toContainText("no part of it was kept");
  expect(await page.evaluate(() => (window as unknown as { file: object }).file)).toMatchObject({
    isClosed: false,
    isAborted: true,
  });
  await page.unroute("**/instances/export?*");
  await page.getByRole("button", { name: "Start again" }).click();
  await expect(outcome(page)).toContainText("complete.");
});

test("the choice of a file works by keyboard, says what failed, and has no violations", async ({
  page,
}) => {
  await withPicker(page, 0);
  await page.goto("/objects/Order");
  const button = page.getByRole("button", { name: "Export", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(begin(page)).toBeEnabled();
  await expect(dialog(page)).toContainText(
    /All orders\s*Order\s*Newest first\s*Columns\s*Order number, Status, /,
  );
  await expectNoViolations(page, ["[role=dialog]"]);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(button).toBeFocused();

  await page.setViewportSize({ width: 320, height: 720 });
  await page.keyboard.press("Enter");
  await expect(begin(page)).toBeEnabled();
  await expectToFit(page);
  await dialog(page).getByRole("radio", { name: "CSV", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(dialog(page).getByRole("radio", { name: "Excel workbook" })).toBeChecked();
  await begin(page).focus();
  await page.keyboard.press("Enter");
  await expect(outcome(page)).toContainText("complete.");
  await expectNoViolations(page, [".mantine-Notifications-root"]);

  const refusal = {
    type: "error.list",
    request_id: "r-1",
    errors: [{ code: "service_unavailable", message: "The database is away" }],
  };
  await page.route("**/export/preview?*", (route) => route.fulfill({ status: 400, json: refusal }));
  await button.click();
  await expect(dialog(page).getByRole("alert")).toContainText("The rows could not be counted.");
  await expect(dialog(page).getByRole("button", { name: "Export", exact: true })).toBeDisabled();
});
