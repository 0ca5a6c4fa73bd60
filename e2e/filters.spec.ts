import type { APIRequestContext, Page } from "@playwright/test";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { expect, test } from "./fixtures.ts";

const list = (page: Page) => page.getByRole("grid").getByRole("rowheader");
const total = async (page: Page) =>
  Number(((await page.getByText(/of [\d,]+$/).textContent()) ?? "").replace(/.* of |,/g, ""));
const pill = (page: Page, words: string) => page.getByRole("group", { name: `Filter: ${words}` });
const pills = (page: Page) => page.getByRole("group", { name: /^Filter: / });
const asFilter = (filter: unknown) => encodeURIComponent(JSON.stringify(filter));
const attribute = (name: string, operator: string, value: unknown) => ({
  field: `custom_attributes.${name}`,
  operator,
  value,
});

/** How many the server finds, asked directly. */
async function count(api: APIRequestContext, type: string, filter: unknown): Promise<number> {
  const reply = await api.get(`/api/console/objects/${type}/instances/query`, {
    params: { filter: JSON.stringify(filter), per_page: "1" },
  });
  return ((await reply.json()) as { total: number }).total;
}

/** The form for a new condition, its field chosen by the keyboard. */
async function addFilter(page: Page, field: string) {
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("textbox", { name: "Filter by" }).fill(field);
  await expect(page.getByRole("option", { name: field }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  return page.getByRole("dialog", { name: "Add filter" });
}

test("several filters narrow a list one after the other; Back, Forward and reload bring each step back", async ({
  page,
  api,
}) => {
  await page.goto("/objects/Order");
  await expect(list(page)).toHaveCount(50);

  const status = await addFilter(page, "Status");
  await status.getByRole("checkbox", { name: "Shipped" }).check();
  await status.getByRole("checkbox", { name: "Delivered" }).check();
  await page.keyboard.press("Enter");
  await expect(pill(page, "Status is Shipped or Delivered")).toBeVisible();
  const shipped = attribute("status", "IN", ["Shipped", "Delivered"]);
  const shippedCount = await count(api, "Order", shipped);
  await expect.poll(() => total(page)).toBe(shippedCount);

  const amount = await addFilter(page, "Total");
  await amount.getByRole("combobox", { name: "How to compare Total" }).selectOption({ label: ">" });
  await amount.getByRole("textbox", { name: "Total" }).fill("149.90");
  await page.keyboard.press("Enter");
  await expect(pill(page, "Total > 149.90")).toBeVisible();
  expect(new URL(page.url()).searchParams.get("filter")).toContain(":149.90}");
  const both = { operator: "AND", value: [shipped, attribute("total_amount", ">", 149.9)] };
  await expect.poll(() => total(page)).toBe(await count(api, "Order", both));

  await page.goBack();
  await expect(pills(page)).toHaveCount(1);
  await expect.poll(() => total(page)).toBe(shippedCount);
  await page.goBack();
  await expect(pills(page)).toHaveCount(0);
  await page.goForward();
  await page.goForward();
  await page.reload();
  await expect(pills(page)).toHaveCount(2);
  await expect.poll(() => total(page)).toBe(await count(api, "Order", both));
});

test("each kind of field has its own operators and inputs", async ({ page }) => {
  await page.goto("/objects/Order");

  const note = await addFilter(page, "Product");
  await note
    .getByRole("combobox", { name: "How to compare Product" })
    .selectOption({ label: "starts with" });
  await note.getByRole("textbox", { name: "Product" }).fill("Ridge");
  await page.keyboard.press("Enter");
  await expect(pill(page, "Product starts with Ridge")).toBeVisible();

  const placed = await addFilter(page, "Placed");
  await placed.getByRole("combobox", { name: "Placed", exact: true }).selectOption("other");
  await placed.getByRole("textbox", { name: "Placed, how many" }).fill("24");
  await placed.getByRole("combobox", { name: "Placed, unit" }).selectOption("months");
  await placed.getByRole("button", { name: "Apply" }).click();
  await expect(pill(page, "Placed in the last 24 months")).toBeVisible();
  expect(page.url()).toContain("WITHIN");

  const gift = await addFilter(page, "Gift");
  await gift
    .getByRole("combobox", { name: "How to compare Gift" })
    .selectOption({ label: "is not yes" });
  await page.keyboard.press("Enter");
  await expect(pill(page, "Gift is not yes")).toBeVisible();

  const returned = await addFilter(page, "Returned");
  await returned
    .getByRole("combobox", { name: "How to compare Returned" })
    .selectOption({ label: "is unset" });
  await returned.getByRole("button", { name: "Apply" }).click();
  await expect(pill(page, "Returned is unset")).toBeVisible();

  const conversation = await addFilter(page, "Conversation");
  await conversation
    .getByRole("combobox", { name: "How to compare Conversation" })
    .selectOption({ label: "none" });
  await conversation.getByRole("button", { name: "Apply" }).click();
  await expect(pill(page, "Conversation: none")).toBeVisible();
  await expect(page.getByRole("heading", { name: /can’t be applied|could not/ })).toHaveCount(0);
});

test("orders of contacts in a city, and shipments whose order is shipped, are one hop away", async ({
  page,
  api,
}) => {
  await page.goto("/objects/Order");
  const contact = await addFilter(page, "Contact");
  await contact.getByRole("combobox", { name: "Field" }).fill("City");
  await page.getByRole("option", { name: "City" }).click();
  await contact.getByRole("textbox", { name: "City" }).fill("Berlin");
  await page.keyboard.press("Enter");
  await expect(pill(page, "Contact: City contains Berlin")).toBeVisible();
  const berlin = {
    field: "referred_by.contact",
    operator: "HAS",
    value: { field: "location.city", operator: "~", value: "Berlin" },
  };
  await expect.poll(() => total(page)).toBe(await count(api, "Order", berlin));

  const open = attribute("order", "HAS", attribute("status", "=", "Shipped"));
  await page.goto(`/objects/Shipment?filter=${asFilter(open)}`);
  await expect(pill(page, "Order: Status is Shipped")).toBeVisible();
  await expect.poll(() => total(page)).toBe(await count(api, "Shipment", open));
});

test("groups in groups and their opposites are built, applied at once and read back", async ({
  page,
  api,
}) => {
  await page.goto("/objects/Order");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("button", { name: "Build with groups" }).click();
  const builder = page.getByRole("dialog", { name: "Filter" });
  await builder.getByRole("button", { name: "Add group" }).click();
  await builder.getByRole("combobox", { name: "Field" }).fill("Gift");
  await page.getByRole("option", { name: "Gift" }).click();
  await builder.getByRole("button", { name: "Add condition" }).first().click();
  await builder.getByRole("combobox", { name: "Field" }).nth(1).fill("Items");
  await page.getByRole("option", { name: "Items" }).click();
  await builder
    .getByRole("combobox", { name: "How to compare Items" })
    .selectOption({ label: "≥" });
  await builder.getByRole("button", { name: "Apply filter" }).click();
  await expect(builder.getByText("Must be a number such as 1200 or 149.90")).toBeVisible();
  await builder.getByRole("textbox", { name: "Items" }).fill("5");
  await builder.getByRole("button", { name: "Not group 1" }).click();
  await builder.getByRole("button", { name: "Apply filter" }).click();

  await expect(pill(page, "None of: Gift is yes, Items ≥ 5")).toBeVisible();
  const neither = {
    operator: "NOT",
    value: { operator: "OR", value: [attribute("gift", "=", true), attribute("items", ">=", 5)] },
  };
  await expect.poll(() => total(page)).toBe(await count(api, "Order", neither));
  await page.reload();
  await page.getByRole("button", { name: "Edit as groups" }).click();
  await expect(builder.getByRole("button", { name: "Not group 1" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("a pill is edited where it stands by the keyboard alone, and Escape drops the draft", async ({
  page,
}) => {
  await page.goto(`/objects/Order?filter=${asFilter(attribute("total_amount", ">", 100))}`);
  const edit = pill(page, "Total > 100").getByRole("button", { name: "Total > 100", exact: true });
  await edit.focus();
  await page.keyboard.press("Enter");
  const field = page.getByRole("textbox", { name: "Total" });
  await expect(field).toBeFocused();
  await field.fill("7");
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  await expect(edit).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("100");
  await field.fill("2000");
  await page.keyboard.press("Enter");
  await expect(pill(page, "Total > 2,000")).toBeVisible();
  await page.getByRole("button", { name: "Remove filter: Total > 2,000" }).focus();
  await page.keyboard.press("Enter");
  await expect(pills(page)).toHaveCount(0);
});

test("clearing all filters can be undone", async ({ page }) => {
  const filter = {
    operator: "AND",
    value: [attribute("total_amount", ">", 100), attribute("gift", "=", true)],
  };
  await page.goto(`/objects/Order?filter=${asFilter(filter)}`);
  await expect(pills(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Clear all" }).click();
  await expect(pills(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(pills(page)).toHaveCount(2);
});

test("parts of a filter that make no sense stay in sight with their reasons until they are removed", async ({
  page,
  api,
}) => {
  const gift = attribute("gift", "=", true);
  const filter = {
    operator: "AND",
    value: [
      gift,
      attribute("statu", "=", "Shipped"),
      attribute("legacy_channel", "=", "web"),
      attribute("total_amount", ">", "lots"),
    ],
  };
  await page.goto(`/objects/Order?filter=${asFilter(filter)}`);
  await expect(page.getByRole("heading", { name: "This filter can’t be applied" })).toBeVisible();
  await expect(pill(page, "statu = Shipped")).toContainText("there is no field");
  await expect(pill(page, "legacy_channel = web")).toContainText("is archived");
  await expect(pill(page, "Total > lots")).toContainText("takes a number");
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Remove the invalid parts" }).click();
  await expect(pills(page)).toHaveCount(1);
  await expect.poll(() => total(page)).toBe(await count(api, "Order", gift));

  await page.goto("/objects/Order?filter=status%3Dopen");
  await expect(pill(page, "Unreadable: status=open")).toContainText("must be JSON");
  await page.getByRole("button", { name: "Remove the invalid part" }).click();
  await expect(list(page)).toHaveCount(50);
});

test("a filter that lets nothing through offers to drop its last part", async ({ page }) => {
  const filter = {
    operator: "AND",
    value: [attribute("gift", "=", true), attribute("total_amount", ">", 9_000_000)],
  };
  await page.goto(`/objects/Order?filter=${asFilter(filter)}`);
  await expect(page.getByRole("heading", { name: "No order matches" })).toBeVisible();
  await page.getByRole("button", { name: "Remove “Total > 9,000,000”" }).click();
  await expect(pills(page)).toHaveCount(1);
  await expect(list(page).first()).toBeVisible();
});

test("filters fit a phone and have no accessibility violation", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const filter = {
    operator: "AND",
    value: [
      attribute("status", "IN", ["Shipped", "Delivered"]),
      { operator: "OR", value: [attribute("gift", "=", true), attribute("items", ">", 2)] },
    ],
  };
  await page.goto(`/objects/Order?filter=${asFilter(filter)}`);
  await expect(pills(page)).toHaveCount(2);
  await expectToFit(page);
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Edit as groups" }).click();
  await expect(page.getByRole("button", { name: "Apply filter" })).toBeVisible();
  await expectNoViolations(page);
});
