import type { Page } from "@playwright/test";
import { findContact } from "./find-contacts.ts";
import { expect, test } from "./fixtures.ts";
import { picture } from "./inspector-page.ts";

/** The zoom in percent, and how far the picture is moved. */
const transform = (page: Page) =>
  page.locator(".react-flow__viewport").evaluate((element) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform);
    return [a * 100, e, f];
  });

/** The address has whole percents and pixels of the picture. */
async function expectSame(page: Page, expected: number[]): Promise<void> {
  const off = async () =>
    Math.max(
      ...(await transform(page)).map((part, index) => Math.abs(part - (expected[index] ?? 0))),
    );
  await expect.poll(off).toBeLessThan(6);
}

async function expectOther(page: Page, expected: number[]): Promise<void> {
  await expect
    .poll(async () => (await transform(page)).map(Math.round))
    .not.toEqual(expected.map(Math.round));
}

test("the address tells what part of the picture is in sight: a reload and a shared link show it, Back the one before", async ({
  page,
  api,
  context,
}) => {
  const contact = await findContact(api, "customer_10012");
  await page.goto(`/associations?focus=contact:${contact.id}`);
  await expect(picture(page)).toBeVisible();
  const atFirst = await transform(page);
  await expect(page).toHaveURL(/\?focus=[^&]+$/);

  await picture(page).press("-");
  await picture(page).press("-");
  await expect(page).toHaveURL(/viewport=/);
  await page.mouse.move(500, 400);
  await page.mouse.down();
  await page.mouse.move(560, 460, { steps: 4 });
  await page.mouse.up();
  const moved = await transform(page);
  expect(moved.map(Math.round)).not.toEqual(atFirst.map(Math.round));
  // It started around the focus, at 0*0.
  await expect(page).toHaveURL(/viewport=-\d+\*-\d+\*\d+/);

  await page.reload();
  await expect(picture(page)).toBeVisible();
  await expectSame(page, moved);
  const shared = await context.newPage();
  await shared.goto(page.url());
  await expect(picture(shared)).toBeVisible();
  await expectSame(shared, moved);

  await picture(page).press("ArrowRight");
  await picture(page).press("Enter");
  await picture(page).press("0");
  await expectOther(page, moved);
  await expect.poll(() => page.url()).not.toBe(shared.url());
  await page.goBack();
  await expectSame(page, moved);
});
