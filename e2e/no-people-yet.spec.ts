import { expect, test } from "./fixtures.ts";

test.use({ demo: "none" });

test("a workspace without contacts says that there are none yet", async ({ page }) => {
  await page.goto("/contacts");
  await expect(page.getByRole("heading", { name: "No contacts yet" })).toBeVisible();
});

test("a workspace without conversations says that there are none yet", async ({ page }) => {
  await page.goto("/conversations");
  await expect(page.getByRole("heading", { name: "No conversations yet" })).toBeVisible();
  await page.getByRole("navigation", { name: "State" }).getByRole("link", { name: "Open" }).click();
  await expect(page.getByRole("heading", { name: "No conversation matches" })).toBeVisible();
});
