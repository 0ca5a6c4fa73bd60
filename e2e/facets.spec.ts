import { expectNoViolations } from "./expect-no-violations.ts";
import { expect, test } from "./fixtures.ts";

test("the statistics of a list open beside it, narrow it, and stay in the address", async ({
  page,
}) => {
  test.slow();
  await page.goto("/objects/Order");
  await page.getByRole("button", { name: "Statistics" }).click();
  const panel = page.getByRole("complementary", { name: "Statistics of orders" });
  await expect(panel.getByText(/^Of [\d,]+ orders, exactly$/)).toBeVisible();
  await expect(page).toHaveURL(/panel=facets/);
  await expect(panel.getByRole("heading", { name: "Status" })).toBeVisible();
  await expectNoViolations(page, ["aside[aria-label='Statistics of orders']"]);
  const delivered = panel.getByRole("button", { name: /^Delivered/ });
  await delivered.click();
  await expect(delivered).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(/filter=/);
  await delivered.click();
  await expect(page).not.toHaveURL(/filter=/);
  await page.reload();
  await panel.getByRole("searchbox", { name: "Find an attribute" }).fill("total");
  await expect(panel.getByRole("heading", { level: 3 })).toHaveText(["Total"]);
  await expect(panel.getByRole("table", { name: "How Total spreads" })).toBeAttached();
  await panel.getByRole("button", { name: "Close statistics" }).click();
  await expect(panel).toBeHidden();
  await page.goBack();
  await expect(panel).toBeVisible();
});

test("a stretch of a histogram is chosen by the keyboard, and the list follows", async ({
  page,
}) => {
  test.slow();
  await page.goto("/objects/Order?panel=facets");
  const panel = page.getByRole("complementary", { name: "Statistics of orders" });
  await panel.getByRole("searchbox", { name: "Find an attribute" }).fill("total");
  const count = panel.getByText(/^Of [\d,]+ orders, exactly$/);
  const all = (await count.textContent()) ?? "";
  await panel.getByRole("slider", { name: "Total from" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await panel.getByRole("button", { name: /^Show only / }).press("Enter");
  await expect(page).toHaveURL(/BETWEEN/);
  await expect(page.getByRole("group", { name: /^Filter: Total/ })).toBeVisible();
  await expect(count).not.toHaveText(all);
  await expectNoViolations(page, ["aside[aria-label='Statistics of orders']"]);
  await panel.getByRole("button", { name: "Show all of Total" }).click();
  await expect(page).not.toHaveURL(/BETWEEN/);
  await expect(count).toHaveText(all);
});
