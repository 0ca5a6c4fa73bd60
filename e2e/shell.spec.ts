import { expectNoViolations } from "./expect-no-violations.ts";
import { expect, test } from "./fixtures.ts";
import { runServer, token } from "./running-server.ts";

test("the theme is chosen, kept over a reload and there before the first paint", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await page.route("**/assets/*.js", (route) => route.abort());
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
});

test("the skip link leads past the navigation to the page", async ({ page }) => {
  await page.goto("/contacts");
  await expect(page.getByRole("grid", { name: "Contacts" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("on a phone the navigation is a drawer that closes when it has led somewhere", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/");
  await page.getByRole("button", { name: "Open navigation" }).click();
  const drawer = page.getByRole("dialog", { name: "Navigation" });
  await expect(drawer).toBeVisible();
  await expectNoViolations(page, ["dialog"]);
  await drawer.getByRole("link", { name: /^Devices/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();
  await expect(drawer).toBeHidden();
});

test("an address that leads nowhere says so", async ({ page }) => {
  await page.goto("/no/such/page");
  await expect(page.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
  await page.goto("/objects/NoSuchType");
  await expect(page.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
});

test("while the server is away the rows stay and a banner says so, until it is back", async ({
  browser,
}) => {
  const server = await runServer("small");
  const context = await browser.newContext({ baseURL: server.address });
  try {
    const page = await context.newPage();
    await page.goto("/objects/Invoice");
    const rows = page.getByRole("grid", { name: "Invoices" }).getByRole("rowheader");
    await expect(rows).toHaveCount(50);
    await server.stop();
    await page.getByRole("link", { name: /^Devices/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();
    await expect(page.getByText("The server has not answered")).toBeVisible();
    await page.goBack();
    await expect(rows).toHaveCount(50);
    await server.start();
    await expect(page.getByText("The server has not answered")).toBeHidden({ timeout: 20_000 });
    await page.getByRole("link", { name: "Contacts" }).click();
    await expect(page.getByRole("grid", { name: "Contacts" })).toBeVisible();
  } finally {
    await context.close();
    await server.remove();
  }
});

test("a page whose script does not come says so, and loads once it does", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("row", { name: "Orders" })).toBeVisible();
  await page.route("**/assets/conversations-page*.js", (route) => route.abort());
  await page.getByRole("link", { name: "Conversations", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("This page could not be loaded");
  await page.unroute("**/assets/conversations-page*.js");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("grid", { name: "Conversations" })).toBeVisible();
});

test("a part whose script does not come leaves the rest of the page as it is", async ({ page }) => {
  await page.route("**/assets/sort-popover*.js", (route) => route.abort());
  await page.goto("/objects/Order");
  const rows = page.getByRole("grid", { name: "Orders" }).getByRole("rowheader");
  await expect(rows).toHaveCount(50);
  await page.getByRole("button", { name: "Newest first" }).click();
  const missing = page.getByRole("alert").filter({ hasText: "A part of this page" });
  await expect(missing).toBeVisible();
  await expect(rows).toHaveCount(50);
  await page.unroute("**/assets/sort-popover*.js");
  await missing.getByRole("button", { name: "Reload" }).click();
  await page.getByRole("button", { name: "Newest first" }).click();
  await expect(page.getByRole("dialog", { name: "Sort" })).toBeVisible();
});

test("a workspace that is no demo asks for the token and lets nobody else in", async ({
  browser,
}) => {
  const server = await runServer("none");
  const context = await browser.newContext({ baseURL: server.address });
  try {
    const page = await context.newPage();
    await page.goto("/");
    const field = page.getByRole("textbox", { name: "Access token" });
    await field.fill("a-wrong-token-altogether");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText(/not the access token of this server/)).toBeVisible();
    await expectNoViolations(page);
    await field.fill(token);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "No object types yet" })).toBeVisible();
  } finally {
    await context.close();
    await server.remove();
  }
});
