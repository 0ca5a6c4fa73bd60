import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { expect, test } from "./fixtures.ts";

test("the overview counts each type, names what changed last and leads there", async ({
  page,
  api,
}) => {
  const { id, external_id: externalId } = (await (
    await api.post("/api/custom_object_instances/Device", {
      data: { external_id: "device-changed-last", custom_attributes: {} },
    })
  ).json()) as { id: string; external_id: string };
  await page.goto("/");
  await expect(page).toHaveTitle("Overview · Objectory");
  const devices = page.getByRole("row", { name: "Devices" });
  await expect(devices.getByRole("cell").first()).toHaveText(/^\d{3}$/);
  await devices.getByRole("link", { name: externalId }).click();
  await expect(page).toHaveURL(new RegExp(`/objects/Device/${id}$`));
  await page.goBack();
  await page.getByRole("link", { name: /^\d+ contacts$/ }).click();
  await expect(page.getByRole("heading", { name: "Contacts" })).toBeVisible();
});

test("the first steps stay away once dismissed", async ({ page }) => {
  await page.goto("/");
  const steps = page.getByRole("region", { name: "First steps" });
  await expect(steps).toContainText("demo workspace");
  await steps.getByRole("button", { name: "Dismiss first steps" }).click();
  await expect(steps).toBeHidden();
  await page.reload();
  await expect(page.getByRole("row", { name: "Orders" })).toBeVisible();
  await expect(steps).toBeHidden();
});

test("a failed overview says so, with the request id, and can be tried again", async ({ page }) => {
  await page.route("**/api/console/overview", (route) =>
    route.fulfill({
      status: 500,
      json: {
        type: "error.list",
        request_id: "the-request",
        errors: [{ code: "server_error", message: "It broke" }],
      },
    }),
  );
  await page.goto("/");
  await expect(page.getByRole("alert")).toContainText("The overview could not be loaded");
  await expect(page.getByRole("alert")).toContainText("the-request");
  await page.unroute("**/api/console/overview");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("row", { name: "Orders" })).toBeVisible();
});

test("the overview has no accessibility violation and fits 320 pixels", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("row", { name: "Orders" })).toBeVisible();
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectToFit(page);
  await expectNoViolations(page);
});
