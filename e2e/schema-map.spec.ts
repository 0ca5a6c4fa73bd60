import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { hold } from "./associations.ts";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { expect, test } from "./fixtures.ts";
import { makeInstance, makeType } from "./make-object-type.ts";

const map = (page: Page) => page.getByRole("application", { name: "Schema map" });
const box = (page: Page, name: string) => map(page).getByRole("article", { name, exact: true });
const edge = (page: Page, sentence: RegExp) => map(page).getByRole("link", { name: sentence });

/** The words of an edge made by `makePair`. */
const ofParts = ({ label_plural }: { label_plural: string }) =>
  new RegExp(`^parts many .*: references from ${label_plural} to`);

async function openMap(page: Page): Promise<void> {
  await page.goto("/settings/objects/map");
  await expect(box(page, "Orders")).toBeVisible();
}

/** A type whose instances refer to instances of another, made for the test at hand. */
async function makePair(api: Parameters<typeof makeType>[0]) {
  const target = await makeType(api, [{ name: "code", label: "Code", data_type: "string" }]);
  const reference = { type: "many", object_type_id: target.id } as const;
  const owner = await makeType(api, [
    { name: "parts", label: "Parts", data_type: "relationship", reference },
  ]);
  const first = await makeInstance(api, target, { code: "one" });
  const second = await makeInstance(api, target, { code: "two" });
  const holder = await makeInstance(api, owner, { parts: [first.id, second.id] });
  return { target, owner, first, second, holder };
}

test("shows types with their attributes, and references with how many there are", async ({
  page,
  api,
}) => {
  const { owner, target } = await makePair(api);
  await page.goto("/settings/objects");
  await page.getByRole("link", { name: "Map", exact: true }).click();
  await expect(page).toHaveURL(/\/settings\/objects\/map$/);
  await expect(page.getByRole("heading", { level: 1, name: "Schema map" })).toBeVisible();
  await expect(box(page, "Contacts")).toContainText("Many orders");
  await expect(box(page, owner.label_plural)).toContainText("Parts");
  await expect(
    edge(
      page,
      new RegExp(
        `^parts many 2: references from ${owner.label_plural} to ${target.label_plural}, held by 1 record$`,
      ),
    ),
  ).toHaveText("parts many 2");
});

test("a reference opens its list, a type opens its table", async ({ page, api }) => {
  const { owner, target, holder } = await makePair(api);
  await openMap(page);
  await edge(page, ofParts(owner)).click();
  await expect(
    page.getByRole("heading", { level: 1, name: `${owner.label} → ${target.label}: Parts` }),
  ).toBeVisible();
  const rows = page.getByRole("grid", { name: "References" });
  await expect(rows.getByRole("row")).toHaveCount(3);
  await rows.getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`/objects/${owner.id}/${holder.id}$`));
  await page.goBack();
  await page.goBack();
  await box(page, target.label_plural).getByText("Code").click();
  await expect(page).toHaveURL(new RegExp(`/objects/${target.id}$`));
});

test("the list of references is walked page by page, and comes back the same on reload", async ({
  page,
  api,
}) => {
  const { owner, first, second } = await makePair(api);
  const holders = [];
  for (let index = 0; index < 30; index += 1) holders.push(await makeInstance(api, owner, {}));
  for (const { id } of holders) await hold(api, ["instance", id, "parts"], [second.id, first.id]);
  await openMap(page);
  await edge(page, ofParts(owner)).press("Enter");
  const rows = page.getByRole("grid").getByRole("row");
  await page.getByRole("combobox", { name: /per page/ }).selectOption("50");
  await expect(rows).toHaveCount(51);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(rows).toHaveCount(13);
  await page.reload();
  await expect(rows).toHaveCount(13);
  await page.getByRole("button", { name: "Previous" }).click();
  await expect(rows).toHaveCount(51);
});

test("everything is reached by keyboard: arrow keys walk, Shift moves a box, T is the table", async ({
  page,
}) => {
  await openMap(page);
  const contacts = box(page, "Contacts").getByRole("link", { name: "Contacts" });
  await contacts.focus();
  await page.keyboard.press("ArrowRight");
  await expect(contacts).not.toBeFocused();
  await expect(page.locator("[data-map-stop]:focus")).toBeInViewport();

  await contacts.focus();
  const before = await box(page, "Contacts").boundingBox();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(async () => {
    const after = await box(page, "Contacts").boundingBox();
    expect(after?.y).toBeGreaterThan((before?.y ?? 0) + 1);
  }).toPass();
  await page.keyboard.press("t");
  const rows = page.getByRole("grid", { name: "References" }).getByRole("row");
  await expect(rows.filter({ hasText: "Contacts → Orders" })).toContainText(/1,\d{3}/);
  await expect(page).toHaveURL(/view=table/);
  await rows.filter({ hasText: "Contacts → Orders" }).getByRole("rowheader").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/objects\/map\/\d+$/);
});

test("a moved box stays where it was put until the layout is reset", async ({ page }) => {
  await openMap(page);
  const orders = box(page, "Orders");
  const place = async () => {
    const transform = await map(page)
      .locator('.react-flow__node[data-id="type:Order"]')
      .evaluate((node: HTMLElement) => node.style.transform);
    return transform;
  };
  const laidOut = await place();
  const handle = await orders.getByText("Total").boundingBox();
  if (!handle) throw new Error("The box can't be seen");
  await page.mouse.move(handle.x + 2, handle.y + 2);
  await page.mouse.down();
  await page.mouse.move(handle.x - 80, handle.y + 90, { steps: 8 });
  await page.mouse.up();
  await expect(page).toHaveURL(/\/settings\/objects\/map$/);
  const moved = await place();
  expect(moved).not.toBe(laidOut);
  await page.reload();
  await expect(orders).toBeVisible();
  expect(await place()).toBe(moved);
  await page.getByRole("button", { name: "Reset layout" }).click();
  await expect.poll(place).toBe(laidOut);
  await page.reload();
  await expect(orders).toBeVisible();
  expect(await place()).toBe(laidOut);
});

test("archived types are shown on demand", async ({ page, api }) => {
  const { target, owner } = await makePair(api);
  await api.put(`/api/console/objects/${target.id}`, { data: { archived: true } });
  await openMap(page);
  await expect(box(page, owner.label_plural)).toBeVisible();
  await expect(box(page, target.label_plural)).toHaveCount(0);
  await page.getByRole("checkbox", { name: "Show archived" }).click();
  await expect(box(page, target.label_plural)).toContainText("Archived");
  await expect(page.getByRole("checkbox", { name: "Show archived" })).toBeChecked();
  await expect(edge(page, ofParts(owner))).toBeAttached();
});

test("is saved as a picture and as data", async ({ page }) => {
  await openMap(page);
  const save = async (item: string) => {
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: item }).click();
    const file = await download;
    return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
  };
  const png = await save("Picture (PNG)");
  expect(png.name).toBe("schema-map.png");
  expect(png.content.subarray(1, 4).toString()).toBe("PNG");
  expect(png.content.readUInt32BE(16)).toBeGreaterThan(1000);
  const svg = await save("Picture (SVG)");
  expect(svg.content.toString()).toMatch(/^<svg[^]*Orders/);
  const json = JSON.parse((await save("Data (JSON)")).content.toString()) as {
    boxes: { title: string }[];
    references: { name: string; from: string; references: number }[];
  };
  expect(json.boxes.map(({ title }) => title)).toContain("Conversations");
  expect(json.references.find(({ from }) => from === "contact")?.references).toBeGreaterThan(100);
});

test("the map has no accessibility violation and fits a phone", async ({ page }) => {
  await openMap(page);
  // The whole map at once is smaller than what a finger hits; from here on it is drawn for them.
  for (let step = 0; step < 8; step += 1)
    await page.getByRole("button", { name: "Zoom in" }).click();
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await openMap(page);
  await expectToFit(page);
  await page.getByRole("button", { name: "Fit the picture" }).click();
  await expectToFit(page);
});

test("its table and the lists have no accessibility violation and fit a phone", async ({
  page,
}) => {
  await page.goto("/settings/objects/map?view=table");
  await expect(page.getByRole("grid", { name: "References" })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("grid").getByRole("link").first().click();
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectToFit(page);
});
